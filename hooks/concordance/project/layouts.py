"""The layouts of documentation in several languages: where a page of a language has its file.

A layout is a row of `LAYOUTS`. Its patterns are paths below the pages' folder, of three parts:
`{language}`, the code of a language in any spelling; `{page}`, the path of the page, which is the
same in every language; or in place of that `{stem}` and `{ending}`, its two halves.
"""

from __future__ import annotations

from typing import NamedTuple


class Tree(NamedTuple):
    """One folder of pages and its translations.

    `translated` is the pattern of a page in a language, `default` that of the default language's
    pages where it differs. `prefix` begins the name of its pages, where a layout has more trees
    than one and two of them may hold pages of one name.
    """

    translated: str
    default: str = ""
    prefix: str = ""


class Layout(NamedTuple):
    """How a kind of site lays out its languages.

    `falls_back` is true where its generator shows the default language's page in the place of one
    that is missing, whatever is configured. `own_links`: a link to the default language's file
    leads to that page in the reader's language, as mkdocs-static-i18n has it.
    """

    name: str
    trees: tuple[Tree, ...]
    falls_back: bool = False
    own_links: bool = False

    @property
    def by_suffix(self) -> bool:
        """Return whether the variants of a page lie side by side, told apart by their names."""
        return "{language}/" not in self.trees[0].translated


FOLDER = Layout("folder", (Tree("{language}/{page}"),))
ROOT = Layout("folder, default language at the root", (Tree("{language}/{page}", "{page}"),))
I18N_ROOT = ROOT._replace(own_links=True)
SUFFIX = Layout("suffix", (Tree("{stem}.{language}{ending}", "{stem}{ending}"),), own_links=True)
LAYOUTS: tuple[Layout, ...] = (FOLDER, ROOT, I18N_ROOT, SUFFIX)
