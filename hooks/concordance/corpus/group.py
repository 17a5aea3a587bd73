"""The variants of one page: what a rule is given."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from concordance.corpus.align import Alignment, align
from concordance.corpus.includes import opaque
from concordance.corpus.placeholders import LINE, is_line, placeholder, written
from concordance.corpus.queries import QueryStore
from concordance.corpus.vote import vote
from concordance.findings.model import LAST, Counterpart, Finding, Span
from concordance.markdown.model import CODE, Block, Section
from concordance.markdown.read import text_of
from concordance.project.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from concordance.corpus.queries import Context, Query
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Edit
    from concordance.markdown.model import Page
    from concordance.project.project import Language, Project

T = TypeVar("T")
V = TypeVar("V", bound="Hashable")

QUOTE = 60
"""Characters of a page that a finding quotes."""


@dataclass(frozen=True)
class Variant:
    """One page in one language, and the means to point into it."""

    language: Language
    page: Page

    @property
    def code(self) -> str:
        """Return the language's code as the configuration writes it."""
        return self.language.code

    def finding(
        self,
        message: str,
        span: Span,
        *,
        hint: str = "",
        variants: tuple[Counterpart, ...] = (),
        value: str = "",
        edits: tuple[Edit, ...] = (),
        explains: tuple[Counterpart, ...] = (),
        habit: str = "",
    ) -> Finding:
        """Make a finding at a span of this page, or at a point where the span is empty.

        The rule's name and severity are filled in by `check`. `value` is what is compared: with
        the rule and the section it identifies the finding when lines move. `edits` mend it.
        `explains` is where nothing else need be told that follows from it.
        `habit` is what others of this page have in common with it, so that they are told as one.
        """
        line, column = self.page.line_column(span.start)
        end = column
        if span.end > span.start:
            line_end = self.page.text.find("\n", span.start)
            end = column + min(span.end, line_end if line_end >= 0 else span.end) - span.start
        return Finding(
            path=self.page.path,
            line=line,
            column=column,
            rule="",
            message=message,
            language=self.code,
            hint=hint,
            variants=variants,
            section=self.section_name(span.start),
            value=value,
            end_column=end if end > column else 0,
            edits=edits,
            explains=explains,
            habit=habit,
        )

    def counterpart(self, span: Span, quote: str | None = None) -> Counterpart:
        """Point at a span of this page as what another variant is compared with."""
        line, column = self.page.line_column(span.start)
        text = excerpt(self.page.text[span.start : span.end]) if quote is None else quote
        end = self.page.line_column(span.end)
        return Counterpart(self.code, self.page.path, line, column, text, end)

    def whole(self) -> Counterpart:
        """Return the whole page as a stretch that a finding explains."""
        return Counterpart(self.code, self.page.path, 1, end=(LAST, 1))

    def problems(self, rule: str) -> Iterator[Finding]:
        """Return what reading the page found wrong under a rule's name."""
        for problem in self.page.problems:
            if problem.rule == rule:
                yield replace(problem, language=self.code)

    def section_name(self, offset: int) -> str:
        """Return the id of the section at an offset, or its title where it has no id."""
        place = bisect_right(self._section_starts, offset) - 1
        if place < 0:
            return ""
        section = self.page.sections[place]
        return section.id or (section.heading.prose.text if section.heading else "")

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.span.start for section in self.page.sections]

    @cached_property
    def title(self) -> str:
        """Return the title of the page: the front matter's, else its first heading's text."""
        title = self.page.front_matter.get("title")
        if isinstance(title, str):
            return title.strip()
        for section in self.page.sections:
            if section.heading is not None:
                return section.heading.prose.text.strip()
        return ""


@dataclass(frozen=True)
class PageFile:
    """A file of a group that is not read yet: its path as shown, and how to read it.

    `data` gives its bytes, or raises OSError; a page that has none is never kept in the cache.
    """

    path: str
    read: Callable[[], Page]
    data: Callable[[], bytes] | None = None

    def text(self) -> str:
        """Return the page's text, for which the page need not be read."""
        try:
            return self.read().text if self.data is None else text_of(self.data())
        except OSError:
            return ""


@dataclass(frozen=True, slots=True)
class PageGroup:
    """One page in the languages it exists in, source language first.

    `key` is its path without the language. `absent` gives, per language that lacks it, the path
    where it should be. Pages are read, and aligned, when first asked for. Everything derived from
    them is in one memo, until `release`; a group has no other attribute to hold it.
    """

    key: str
    project: Project
    sources: Mapping[str, PageFile]
    absent: Mapping[str, str] = field(default_factory=dict)
    queries: QueryStore = field(default_factory=QueryStore, init=False, repr=False, compare=False)
    _memo: Memo = field(default_factory=Memo, init=False, repr=False, compare=False)

    @property
    def languages(self) -> tuple[Language, ...]:
        """Return the project's languages, the source first."""
        return self.project.languages

    @property
    def pages(self) -> tuple[Variant, ...]:
        """Return every variant that exists, the source language's first."""
        return self.memo(_pages)

    @property
    def variants(self) -> tuple[Variant, ...]:
        """Return the variants to compare.

        Not the malformed, those that wait for their text, and those that include what others write.
        """
        return self.memo(_variants)

    @property
    def placeholders(self) -> Mapping[str, str]:
        """Return, by code, why a variant has no text of its own, of those that have none."""
        return self.memo(_placeholders)

    @property
    def by_code(self) -> Mapping[str, Variant]:
        """Return the variants by their language's code, in the same order."""
        return self.memo(_by_code)

    @property
    def reference(self) -> str:
        """Return the code that decides where nothing else does: the source, or else the first."""
        return self.variants[0].code

    @property
    def source(self) -> str:
        """Return the source's code; empty where it is not compared, or the project has none."""
        code = self.languages[0].code
        return code if code in self.by_code and not self.project.symmetric else ""

    def vote(self, values: Mapping[str, V]) -> Verdict[V]:
        """Return which value holds of the variants' values by code, and who is told."""
        return vote(values, self.source)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the paths of all variants, those that should exist included."""
        return (*(source.path for source in self.sources.values()), *self.absent.values())

    @property
    def alignment(self) -> Alignment:
        """Return the sections and blocks of the variants, paired; computed once for all rules."""
        return self.memo(_alignment)

    @property
    def is_read(self) -> bool:
        """Return whether the pages are in memory."""
        return _pages in self._memo

    def memo(self, make: Callable[[PageGroup], T]) -> T:
        """Return `make(group)`, made once for all rules, until `release`."""
        return self._memo.get(make, self)

    def release(self) -> None:
        """Leave the pages unread again, and all made of them but the results of queries."""
        self._memo.clear()

    def query(self, wanted: Query[T], context: Context | None = None) -> T:
        """Return the result of a query, computed unless the cache has it, the page unread."""
        return self.queries.get(wanted, self, context)


def _pages(group: PageGroup) -> tuple[Variant, ...]:
    return tuple(
        Variant(language, group.sources[language.code].read())
        for language in group.languages
        if language.code in group.sources
    )


def _variants(group: PageGroup) -> tuple[Variant, ...]:
    own = tuple(
        variant
        for variant in group.pages
        if not variant.page.malformed and variant.code not in group.placeholders
    )
    unknown = opaque(own)
    return tuple(variant for variant in own if variant.code not in unknown)


def _placeholders(group: PageGroup) -> Mapping[str, str]:
    source = next((v.page for v in group.pages if v.language == group.languages[0]), None)
    falls_back = group.project.falls_back
    reasons = {
        variant.code: placeholder(
            variant.page, source if variant.page is not source else None, falls_back=falls_back
        )
        for variant in group.pages
    }
    if source is not None and not source.malformed:  # a line has no vote, be it the source's
        full = [v.page for v in group.pages if not (reasons[v.code] or v.page.malformed)]
        mine = written(source)
        if any(is_line(mine, page) for page in full):
            reasons[group.languages[0].code] = LINE
    return {code: reason for code, reason in reasons.items() if reason}


def _by_code(group: PageGroup) -> Mapping[str, Variant]:
    return {variant.code: variant for variant in group.variants}


def _alignment(group: PageGroup) -> Alignment:
    return align({variant.code: variant.page for variant in group.variants})


def excerpt(text: str, length: int = QUOTE) -> str:
    """Return a text on one line, cut at a word where it is longer than `length` characters."""
    line = " ".join(text[: length * 4].split())
    if len(line) <= length:
        return line
    head = line[:length].rsplit(" ", 1)[0]
    return f"{head or line[:length]}…"


def label_of(block: Block | Section) -> str:
    """Return the words that name a block in a message: the beginning of its visible text."""
    if isinstance(block, Section):
        return label_of(block.heading) if block.heading else ""
    if block.kind == "code":
        return excerpt(block.code.strip())
    text = block.title or block.prose.text or " | ".join(cell.text for cell in block.cells)
    return excerpt(_with_code(block, text))


def _with_code(block: Block, text: str) -> str:
    """Put code, and the texts of images, back where `CODE` stands for them."""
    if CODE not in text:
        return text
    pieces = [(code.span, code.text) for code in block.codes]
    pieces += [(link.span, link.text or "") for link in block.links if "image" in link.kind]
    code = iter([piece for _, piece in sorted(pieces)])
    return "".join(next(code, "") if char == CODE else char for char in text)
