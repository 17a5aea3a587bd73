"""What the data files of figures say, against their languages and the pages they belong to."""
