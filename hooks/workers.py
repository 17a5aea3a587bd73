"""Builds the languages side by side, each in a process of its own, and checks them meanwhile."""

from concordance.mkdocs_site.events.workers import *  # noqa: F403 - each event of it
