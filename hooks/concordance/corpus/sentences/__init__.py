"""The sentences of blocks that are paired: cut, told alike, aligned."""
