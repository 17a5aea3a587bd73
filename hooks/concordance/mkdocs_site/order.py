"""The order of the hooks' events: every priority that is not the default, with its reason.

mkdocs calls the listeners of an event from the highest priority to the lowest; those of one
priority run in the order of mkdocs.yml, the plugins first. The default is 0. mkdocs-static-i18n
has -100 for `on_config`, `on_files`, `on_nav` and `on_post_build`, where it builds the other
languages, and 50 for `on_page_markdown`.
"""

from __future__ import annotations

# on_config

COUNT_PROCESSES = 100
"""Before anything is started that would have to know by how many processes the site is built."""
CONFIGURE_LANGUAGE = -150
"""After mkdocs-static-i18n, which says at -100 which languages there are and which is built."""

# on_files, in the first build while it still lists the pages of every language

CHECK_IN_BACKGROUND = -20
"""Before the pages are read for the other hooks: the check reads them in a process of its own."""
PAIR_PASSAGES = -21
"""Before the other languages are started, whose pages are to know which there are of each."""
READ_TRANSLATIONS = -25
"""Before the other languages are started, which are to have what is read once for all."""
CHECK_IN_THIS_PROCESS = -27
"""After the translations are read, so that the check finds the pages read."""
START_OTHER_LANGUAGES = -30
"""After all that is read once; before mkdocs-static-i18n keeps one language's pages, at -100."""
NOTE_SHARED_FILES = -28
"""Before mkdocs-static-i18n keeps one language's files, at -100, and before the others start."""
SHARE_FILES = -150
"""After mkdocs-static-i18n has made its files, in the build of each language."""
DROP_ALTERNATES = -150
"""After mkdocs-static-i18n has listed them, in the build of each language."""
ADD_STATUS_PAGE = -150
"""After mkdocs-static-i18n has made its files: it knows no page without a source."""

# on_nav

NOTE_READING_ORDER = -150
"""After mkdocs-static-i18n has made the navigation of the language."""

# on_page_markdown

KEEP_TERMS_OFF = 100
"""Before the glossary asks a page whether its terms are to be linked."""
PREPARE_TERMS = 75
"""Before mkdocs-static-i18n, at 50, and the conversion, for which the page must be known."""

# on_page_content

PUT_DRAWINGS = 100
"""Before any other hook or plugin sees the content, of which a drawing is a part as any other."""
ADD_NOTICES = -50
"""After the content is mended and its terms are recorded, so that no notice is taken for text."""

OFFER_LANGUAGES = -60
"""After the notices, which may take the place of a text: what then stands there is offered."""

# on_env

COLLECT_PAGES = -200
"""After every page of the language is converted and complete: titles, alternates, index."""

# on_post_page

BEGIN_PAGE = 100
"""Before any other hook or plugin writes the page again: the marks are still the template's."""
FINISH_PAGE = -200
"""After every other hook and plugin has written into the page: what is in it is judged."""
SHOW_FINDINGS = -250
"""After the page is finished; only while serving: it runs nothing."""

# on_post_build, which mkdocs-static-i18n uses at -100 to build the other languages

INDEX_LANGUAGE = -40
"""As soon as a language is written, while the others are still being built."""
KEEP_LANGUAGE = -45
"""As soon as a language is indexed: its pages and its index are what is kept of it."""
AWAIT_OTHER_LANGUAGES = -50
"""Before mkdocs-static-i18n would build the languages that have been built beside this one."""
RESTORE_PLUGIN = -101
"""At once after mkdocs-static-i18n: from here on it is again in its first build."""
WRITE_REDIRECTS = -150
"""After every language is written: a redirect is made only where there is no page."""
WRITE_SITE = -200
"""Last, once: what belongs to the whole site, of pages that are all written."""
SHOW_PAGES = -210
"""After all that pages ask for is written, while serving: a writer waits for nothing else."""
WRITE_LISTS = -220
"""After that: sitemap, feeds and search take longer than a changed page."""
END_BUILD = -230
"""Last: what this build made is kept for the next."""
