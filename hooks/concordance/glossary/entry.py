"""An entry: what one glossary page says of one concept in one language.

The page's front matter is the entry; its Markdown is for people. The file's name without suffix
is the concept, the same in every language.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from concordance.corpus.placeholders import is_untranslated
from concordance.findings.model import Finding
from concordance.findings.suggest import nearest
from concordance.markdown.front_matter import find_front_matter
from concordance.markdown.page import normalize
from concordance.project.yaml_text import FAULTS, explain, loader_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST = 200
"""The length of a definition, in characters: what a reader takes in while the pointer rests."""

KEYS = (
    *("title", "term", "definition", "forms", "aliases", "forbidden", "ambiguous", "gender"),
    *("category", "see_also", "sources", "inflect", "description"),
)
NEAR = 0.8
"""How alike a key is to the one that was meant: a letter or two of it are other ones."""
_ACRONYM = re.compile(r"(.+?)\s*\(([^()]{1,40})\)\s*")
_GENDERS = ("m", "f", "mf", "")


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """One concept in one language.

    `path` is the file, as findings name it. `term` is the headword, `forms` what else a text may
    write for it, `forbidden` what it must not, `ambiguous` the forms that are never linked.
    `definition` is plain text. `gender` is `m`, `f`, `mf` or empty, None where it is not given.
    `written` tells that `term` was given, and not derived from a title: its capitals count then.
    `head` is the raw front matter, for positions.
    """

    concept: str
    language: str
    path: str
    term: str
    title: str = ""
    definition: str = ""
    forms: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    gender: str | None = None
    category: str = ""
    see_also: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    inflect: bool = True
    written: bool = True
    head: str = ""

    def line_column(self, key: str, value: str = "") -> tuple[int, int]:
        """Return the line and column of a key, or of a value under it; the file's start if none."""
        found = re.search(rf"^{re.escape(key)}[ \t]*:", self.head, re.MULTILINE)
        if found is None:
            return 1, 1
        at = found.start()
        if value:
            end = re.compile(r"^[^\s#-]", re.MULTILINE).search(self.head, found.end())
            inside = self.head.find(value, found.end(), end.start() if end else len(self.head))
            at = inside if inside >= 0 else at
        line = self.head.count("\n", 0, at)
        return line + 2, at - (self.head.rfind("\n", 0, at) + 1) + 1

    def finding(self, message: str, hint: str, key: str = "", value: str = "") -> Finding:
        """Return a finding on this entry, at a key or at a value under it."""
        line, column = self.line_column(key, value) if key else (1, 1)
        return Finding(
            path=self.path,
            line=line,
            column=column,
            rule="invalid-entry",
            message=message,
            hint=hint,
            language=self.language,
            value=value or key,
        )


def read_entry(
    path: str, text: str, *, concept: str, language: str, defined: bool = True
) -> tuple[GlossaryEntry | None, list[Finding]]:
    """Read the entry of a glossary page, and say what is wrong with it.

    `text` is the whole file. `defined` asks for a definition, as a site's own glossary must have
    one; without it a page that has a title is an entry. The entry is None where there is nothing
    to go by: no front matter, or neither term nor title.
    """
    empty = GlossaryEntry(concept, language, path, "")
    text = normalize(text)
    found = find_front_matter(text)
    head = text[found.start : found.end] if found else ""
    try:
        values: Any = yaml.load(head, loader_of(head)) if head else {}  # noqa: S506 - safe
    except FAULTS as error:
        line, column, reason, _ = explain(head, error)
        problem = empty.finding(f"the front matter is not YAML: {reason}", "mend the line")
        return None, [_at(problem, line + 1, column)]
    if not isinstance(values, dict):
        return None, [empty.finding("the front matter is not a mapping", "write 'key: value'")]
    if is_untranslated(values):  # its words are still those of another language
        return None, []
    reader = _Reader(GlossaryEntry(concept, language, path, "", head=head), values)
    reader.mistyped()
    term, title = reader.text("term"), reader.text("title")
    if not term and not title:
        if not defined:
            return None, []
        reader.report("term", "the entry has no term", "add 'term:' to the front matter")
        return None, reader.problems
    names = (term,) if term else _names(title)
    entry = GlossaryEntry(
        concept=concept,
        language=language,
        path=path,
        term=names[0],
        title=title or term,
        definition=reader.text("definition"),
        forms=(*names[1:], *reader.texts("forms"), *reader.texts("aliases")),
        forbidden=reader.texts("forbidden"),
        ambiguous=reader.texts("ambiguous"),
        gender=reader.gender(),
        category=reader.text("category"),
        see_also=reader.texts("see_also"),
        sources=reader.texts("sources"),
        inflect=values.get("inflect") is not False,
        written=bool(term),
        head=head,
    )
    problems = reader.problems
    if defined:
        problems += _check_definition(entry)
    return entry, problems


def clean(text: str) -> str:
    """Return a form as it is compared: composed, single spaces, no soft hyphen."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())


def _names(title: str) -> tuple[str, ...]:
    """Take a title apart: *Application Programming Interface (API)* is two names."""
    found = _ACRONYM.fullmatch(title)
    return (found[1], found[2]) if found else (title,)


def _check_definition(entry: GlossaryEntry) -> Iterable[Finding]:
    """Return what is wrong with the definition: that it is missing, or too long."""
    size = len(entry.definition)
    if not size:
        yield entry.finding(
            f"'{entry.term}' has no definition",
            f"add 'definition:', one plain sentence of at most {LONGEST} characters",
            "definition",
        )
    elif size > LONGEST:
        yield entry.finding(
            f"the definition of '{entry.term}' has {size} characters, the most is {LONGEST}",
            "shorten it; the page itself can say more",
            "definition",
        )


def _at(finding: Finding, line: int, column: int) -> Finding:
    return Finding(
        finding.path, line, column, finding.rule, finding.message,
        language=finding.language, hint=finding.hint,
    )  # fmt: skip


class _Reader:
    """Takes typed values from the front matter and notes what has another type."""

    def __init__(self, entry: GlossaryEntry, values: Mapping[str, Any]) -> None:
        self.entry = entry
        self.values = values
        self.problems: list[Finding] = []

    def report(self, key: str, message: str, hint: str, value: str = "") -> None:
        self.problems.append(self.entry.finding(message, hint, key, value))

    def mistyped(self) -> None:
        """Note keys that are almost one of an entry's which is not given."""
        for key in self.values:
            near = nearest(str(key), KEYS, NEAR) if key not in KEYS else ""
            if near and near not in self.values:
                message = f"'{key}' is no key of an entry"
                self.report(str(key), message, f"did you mean '{near}'?")

    def text(self, key: str) -> str:
        """Return a text, cleaned; empty where it is not given or, reported, of another type."""
        value = self.values.get(key)
        if value is None or isinstance(value, str):
            return clean(value or "")
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        self.report(key, f"'{key}' is not text", f'write {key}: "..."')
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, cleaned, each once; empty where it is none, which is reported."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.report(key, f"'{key}' is not a list", "write one '- item' per line")
            return ()
        found: dict[str, None] = {}
        for item in value:
            if isinstance(item, bool) or not isinstance(item, (str, int, float)):
                self.report(key, f"'{key}' holds {item!r}, which is not text", "put it in quotes")
            elif clean(str(item)):
                found[clean(str(item))] = None
        return tuple(found)

    def gender(self) -> str | None:
        """Return `m`, `f`, `mf` or empty; None where it is not given or, reported, is another."""
        if "gender" not in self.values:
            return None
        value = self.text("gender")
        if value not in _GENDERS:
            self.report("gender", f"'{value}' is no gender", "write m, f, mf, or nothing", value)
            return None
        return value
