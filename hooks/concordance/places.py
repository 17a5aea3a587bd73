"""What a project's links can lead to: its pages, their fragments, and its other files."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from concordance.masked import without_code
from concordance.model import CODE
from concordance.slugs import slug
from concordance.targets import Ground, neutral

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from concordance.corpus import Corpus
    from concordance.model import Block, Page
    from concordance.variants import Group

ATTRIBUTE = re.compile(r"""\b(?:id|name)\s*=\s*["']?([^\s"'<>{}]+)""")
LIST = re.compile(r"\{[^{}\n]*?#([^\s{}]+)[^{}\n]*\}")
INCLUDES = re.compile(r"--8<--|^:::|\{%|\{\{|\{!", re.MULTILINE)
"""Mark-up of pymdownx.snippets, mkdocstrings, macros and markdown-include: what a page lacks here
it may get when it is built."""
CLOSE = 0.7
GENERATED = re.compile(r"(?:fn:.+|fnref\d*:.+|__tabbed_\d+_\d+|__codelineno-.+|top)?")


@dataclass(frozen=True)
class Places:
    """The places of one corpus, found when first asked for."""

    corpus: Corpus
    _ids: dict[str, frozenset[str] | None]

    @cached_property
    def ground(self) -> Ground:
        """Give what decides where links lead."""
        return Ground(self.corpus.project)

    @cached_property
    def pages(self) -> Mapping[str, Group]:
        """Give the groups by their path without language, ending and index."""
        return {neutral(group.key): group for group in self.corpus.groups}

    @cached_property
    def files(self) -> frozenset[str]:
        """Give every file in the docs folder, with `/`, by its path in Unicode's composed form."""
        docs = self.corpus.project.docs
        return frozenset(
            unicodedata.normalize("NFC", Path(folder, name).relative_to(docs).as_posix())
            for folder, _, names in os.walk(docs, followlinks=True)
            for name in names
        )

    def ids(self, group: Group, code: str) -> frozenset[str] | None:
        """Give what a fragment may name on a page; None where the build may add to it.

        Explicit ids count wherever they stand; headings count by the ids that Python-Markdown,
        or GitHub, makes of their text.
        """
        variant = group.by_code.get(code) or group.variants[0]
        if variant.page.path not in self._ids:
            self._ids[variant.page.path] = _ids(variant.page)
        return self._ids[variant.page.path]


def near(name: str, known: Iterable[str]) -> str:
    """Give the known name that was probably meant: the same in another folder, or alike."""
    names = sorted(known)
    last = name.rsplit("/", 1)[-1]
    same = [other for other in names if other.rsplit("/", 1)[-1] == last]
    if len(same) == 1:
        return same[0]
    found = get_close_matches(name, same or names, 1, CLOSE)
    return found[0] if found else ""


def places(corpus: Corpus) -> Places:
    """Make the places of a corpus; for `Corpus.once`."""
    return Places(corpus, {})


def generated(fragment: str) -> bool:
    """Tell whether the build makes a fragment: of a footnote, a tab, a line of code, the top."""
    return GENERATED.fullmatch(fragment) is not None


def _ids(page: Page) -> frozenset[str] | None:
    if INCLUDES.search(page.text, page.body):
        return None
    found: set[str] = set()
    text = without_code(page) if "{" in page.text or "=" in page.text else ""
    found.update(ATTRIBUTE.findall(text), LIST.findall(text))
    slugs: set[str] = set()
    for section in page.sections:
        if section.heading is None:
            continue
        if section.id:
            found.add(section.id)
            continue
        slugs.update(slugs_of(_text(section.heading)))
    found |= slugs
    found.update(f"{slug}{mark}{n}" for slug in slugs for mark in "_-" for n in range(1, 9))
    return frozenset(unicodedata.normalize("NFC", name) for name in found)


def _text(heading: Block) -> str:
    """Give the text of a heading with its code in place."""
    text = heading.prose.text
    for code in heading.codes:
        text = text.replace(CODE, code.text, 1)
    return text


def slugs_of(text: str) -> tuple[str, str, str]:
    """Give the ids made of a heading's text.

    Python-Markdown's `toc.slugify` keeps ASCII alone; its `slugify_unicode` keeps letters; GitHub
    keeps them too and does not join hyphens.
    """
    letters = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFKC", text)).strip().lower()
    plain = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
    return slug(text), re.sub(r"[-\s]+", "-", letters), plain
