"""Rules on whole pages: missing, extra or without a title."""
