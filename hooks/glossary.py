"""Links the prose to the glossary, and the glossary back to the prose."""

from concordance.mkdocs_site.events.glossary import *  # noqa: F403 - each event of it
