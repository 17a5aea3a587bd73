"""What makes large builds fast: processes, templates compiled once, navigation drawn once."""
