"""Rules on what the words say: names, and what is turned into its opposite."""
