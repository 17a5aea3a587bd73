"""Reports, once per build and before rendering, where the language variants disagree."""

from concordance.mkdocs_site.events.languages import *  # noqa: F403 - each event of it
