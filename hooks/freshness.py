"""Tells readers which translations lag, contributors where, and writers what is found."""

from concordance.mkdocs_site.events.freshness import *  # noqa: F403 - each event of it
