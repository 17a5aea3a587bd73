"""The glossary: entries, their forms, links in the prose, backlinks, other formats."""
