"""A finding: what is wrong, where, what the other variants say, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of the page's text, `end` excluded."""

    start: int
    end: int


LAST = 1 << 30
"""A line after all others: a stretch that ends there is the rest of a page."""


class Severity(StrEnum):
    """How much a finding weighs: an error fails a strict build, a warning is only printed."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A mechanical change: what `span` of the page's text covers becomes `replacement`."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True, order=True)
class Counterpart:
    """The place in another variant that a finding compares with.

    `path` is as the page's own path, `line` and `column` count from 1 in characters,
    `language` is the code given in the configuration, `quote` is what stands there. `end` is the
    line and column after its last character; zeros where a point is meant.
    """

    language: str
    path: str
    line: int
    column: int = 1
    quote: str = ""
    end: tuple[int, int] = (0, 0)

    @property
    def is_page(self) -> bool:
        """Return whether this is a whole page."""
        return self.line == 1 and self.end[0] == LAST

    def holds(self, other: Counterpart) -> bool:
        """Return whether another place begins within this one."""
        start = (self.line, self.column)
        return self.path == other.path and start <= (other.line, other.column) < self.end


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong, at one place of one variant.

    `path` is relative to the working folder; `line`, `column` and `end_column` count from 1,
    in characters (`end_column` is exclusive, 0 where only a point is meant).
    `message` is one clause without a full stop; `hint` is the remedy.
    `section` and `value` identify the finding when lines move: the section's id or title,
    and what is compared. `edits`, where the remedy is mechanical, are on the finding's own page.
    `explains` are stretches, of its page and of others, in which nothing that follows from it need
    be told. `habit` is what it has in common with others of its page, which are then told as one,
    whose `places` they are (`habits.gather`).
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    severity: Severity = Severity.ERROR
    language: str = ""
    hint: str = ""
    variants: tuple[Counterpart, ...] = ()
    section: str = ""
    value: str = ""
    end_column: int = 0
    edits: tuple[Edit, ...] = ()
    explains: tuple[Counterpart, ...] = ()
    habit: str = ""
    places: tuple[Finding, ...] = ()
