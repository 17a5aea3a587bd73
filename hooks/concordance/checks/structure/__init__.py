"""Blocks, sentences and code that the variants should share: the reading its rules share."""
