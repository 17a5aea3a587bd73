"""How the site is found and used: head, sitemap, search, the switch, error pages, the policy."""

from concordance.mkdocs_site.events.discovery import *  # noqa: F403 - each event of it
