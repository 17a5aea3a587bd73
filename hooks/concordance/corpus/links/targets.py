"""What a project's links can lead to: its pages, their fragments, and its other files."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from concordance.corpus.links.resolve import LinkResolver, Target, resolve, strip_language
from concordance.corpus.queries import query
from concordance.findings.suggest import nearest
from concordance.markdown.model import CODE
from concordance.markdown.slugs import slug
from concordance.project.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Block, Link, Page

ATTRIBUTE = re.compile(r"""(?:id(?<!\wid)|name(?<!\wname))\s*=\s*["']?([^\s"'<>{}]+)""")
LIST = re.compile(r"\{[^{}\n]*?#([^\s{}]+)[^{}\n]*\}")
INCLUDES = re.compile(r"--8<--|^:::|\{%|\{\{|\{!", re.MULTILINE)
INCLUDING = ("--8<--", ":::", "{%", "{{", "{!")
"""Mark-up of pymdownx.snippets, mkdocstrings, macros and markdown-include: what a page lacks here
it may get when it is built."""
CLOSE = 0.7
GENERATED = re.compile(r"(?:fn:.+|fnref\d*:.+|__tabbed_\d+_\d+|__codelineno-.+|top)?")


@dataclass(frozen=True)
class LinkTargets:
    """What the links of one corpus can lead to, listed on first demand."""

    corpus: Corpus
    _ids: dict[tuple[str, str], frozenset[str] | None] = field(default_factory=dict)
    _near: dict[str, str] = field(default_factory=dict)

    @cached_property
    def resolver(self) -> LinkResolver:
        """Return what decides where links lead."""
        return self.corpus.project.memo(LinkResolver)

    @cached_property
    def pages(self) -> Mapping[str, PageGroup]:
        """Return the groups by their path without language, ending and index."""
        return {strip_language(group.key): group for group in self.corpus.groups}

    @cached_property
    def files(self) -> frozenset[str]:
        """Return every file of the docs folder, as paths with `/` in Unicode's composed form."""
        docs = str(self.corpus.project.docs)
        found: list[str] = []
        for folder, _, names in walk(self.corpus.project.docs, []):
            below = folder[len(docs) :].replace(os.sep, "/").strip("/")
            found += (f"{below}/{name}" if below else name for name in names)
        return frozenset(unicodedata.normalize("NFC", name) for name in found)

    @cached_property
    def listing(self) -> str:
        """Digest the files and pages, for the fingerprint of what depends on which there are."""
        answers = (
            sorted(self.files),
            [(group.key, [*group.sources]) for group in self.corpus.groups],
        )
        return sha256(repr(answers).encode()).hexdigest()

    @cached_property
    def by_name(self) -> Mapping[str, list[str]]:
        """Return the files by the last part of their path."""
        found: dict[str, list[str]] = {}
        for file in sorted(self.files):
            found.setdefault(file.rsplit("/", 1)[-1], []).append(file)
        return found

    def file_near(self, name: str) -> str:
        """Return the file that was probably meant by one that is not there."""
        if name not in self._near:
            same = self.by_name.get(name.rsplit("/", 1)[-1])
            self._near[name] = near(name, same or self.files)
        return self._near[name]

    def ids(self, group: PageGroup, code: str) -> frozenset[str] | None:
        """Return what a fragment may name on a page; None where the build may add to it.

        Explicit ids count wherever they stand; headings count by the ids that Python-Markdown,
        or GitHub, makes of their text.
        """
        if (group.key, code) not in self._ids:
            answers = group.query(names)
            named = answers[code] if code in answers else next(iter(answers.values()), None)
            self._ids[group.key, code] = named and _as_built(named)
        return self._ids[group.key, code]


class FragmentNames(NamedTuple):
    """What names the places of a page: its explicit ids, and what its headings' ids are made of."""

    ids: frozenset[str]
    slugs: frozenset[str]


@dataclass(frozen=True)
class ReachedTargets:
    """What a page's links reach, or fail to: a context for queries, by what was found out."""

    targets: LinkTargets
    outcome: object

    @cached_property
    def fingerprint(self) -> str:
        """Digest what was found out."""
        return sha256(f"{self.targets.listing} {self.outcome!r}".encode()).hexdigest()


def near(name: str, paths: Iterable[str]) -> str:
    """Return the path that was probably meant: the same name in another folder, or alike."""
    names = sorted(paths)
    last = name.rsplit("/", 1)[-1]
    same = [other for other in names if other.rsplit("/", 1)[-1] == last]
    if len(same) == 1:
        return same[0]
    return nearest(name, same or names, CLOSE)


def link_targets(corpus: Corpus) -> LinkTargets:
    """Return what the links of a corpus can lead to; for `Corpus.memo`."""
    return LinkTargets(corpus)


class PageLinks:
    """Where the links of a page's variants lead, each resolved once; for `PageGroup.memo`."""

    def __init__(self, group: PageGroup) -> None:
        self._resolver = group.project.memo(LinkResolver)
        self._key = group.key
        self._resolved: dict[tuple[str, str], Target] = {}

    def to(self, code: str, target: str) -> Target:
        """Return where a target leads that is written in the variant of a language."""
        resolved_target = self._resolved.get((code, target))
        if resolved_target is None:
            resolved_target = self._resolved[code, target] = resolve(
                self._resolver, self._key, code, target
            )
        return resolved_target


def resolved(group: PageGroup) -> list[tuple[Variant, Link, Target]]:
    """Return every link of a page's variants and where it leads; for `PageGroup.memo`."""
    to = group.memo(PageLinks).to
    return [
        (variant, link, to(variant.code, link.target))
        for variant in group.variants
        for block in variant.page.blocks
        for link in block.links
    ]


def generated(fragment: str) -> bool:
    """Return whether the build makes a fragment: of a footnote, a tab, a line of code, the top."""
    return GENERATED.fullmatch(fragment) is not None


@query(dict[str, FragmentNames | None])
def names(group: PageGroup) -> dict[str, FragmentNames | None]:
    """Return what names the places of each variant of a page.

    None where the build may add to it.
    """
    return {variant.code: _names(variant.page) for variant in group.variants}


def _as_built(named: FragmentNames) -> frozenset[str]:
    """Return the ids of a page, those included that a heading gets where its own is taken."""
    doubled = (f"{slug}{mark}{n}" for slug in named.slugs for mark in "_-" for n in range(1, 9))
    found = (*named.ids, *named.slugs, *doubled)
    return frozenset(unicodedata.normalize("NFC", name) for name in found)


def _names(page: Page) -> FragmentNames | None:
    """Return what names the places of one page; None where it includes what the build adds."""
    if any(mark in page.text for mark in INCLUDING) and INCLUDES.search(page.text, page.body):
        return None
    found: set[str] = set()
    text = page.without_code
    found.update(map(intern, LIST.findall(text)))
    found.update(ATTRIBUTE.findall(text) if "=" in text else ())
    slugs: set[str] = set()
    for section in page.sections:
        if section.heading is None:
            continue
        if section.id:
            found.add(section.id)
            continue
        slugs.update(slugs_of(_text(section.heading)))
    return FragmentNames(frozenset(found), frozenset(slugs))


def _text(heading: Block) -> str:
    """Return the text of a heading with its code in place."""
    text = heading.prose.text
    for code in heading.codes:
        text = text.replace(CODE, code.text, 1)
    return text


def slugs_of(text: str) -> tuple[str, str, str]:
    """Return the ids made of a heading's text.

    Python-Markdown's `toc.slugify` keeps ASCII alone; its `slugify_unicode` keeps letters; GitHub
    keeps them too and does not join hyphens.
    """
    letters = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFKC", text)).strip().lower()
    plain = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
    return slug(text), re.sub(r"[-\s]+", "-", letters), plain
