"""The commands of `concordance`, one module each; `COMMANDS` in `__main__` lists them."""
