"""What a link in Markdown leads to."""
