"""What each hook does, event by event; `hooks/*.py` are the names that a site writes."""
