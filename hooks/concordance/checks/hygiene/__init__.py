"""Rules on files, front matter, comments and mark-up that harm a page."""
