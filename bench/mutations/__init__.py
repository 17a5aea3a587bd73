"""Faults planted in this site's own pages, and how many of them the checks find and place."""
