"""What is added to a site: search, head, feed, cards, charts, theme and interface strings."""
