"""Rules on links in Markdown."""
