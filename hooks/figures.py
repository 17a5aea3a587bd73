"""Draws the figures that the pages ask for, from docs/assets/data/*.yml."""

from concordance.mkdocs_site.events.figures import *  # noqa: F403 - each event of it
