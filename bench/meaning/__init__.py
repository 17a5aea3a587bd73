"""Meanings turned in real translations, and how many of them the checks find: `bench.meaning`."""
