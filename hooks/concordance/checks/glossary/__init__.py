"""Rules on terms and entries."""
