"""The glossary: entries, their forms, links in the prose, the way back, other formats."""
