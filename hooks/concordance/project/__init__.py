"""Where the pages are, in which languages, configured how: mkdocs.yml, YAML, locales, revisions."""
