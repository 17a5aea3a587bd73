"""What a change says otherwise than before, sentence by sentence, for a person to judge.

Two states of a project are compared, each language with itself. The raw text is, so that an address
or a mark counts as well as a word. Nothing is judged here: a change of the translation alone is the
way a falsehood comes in that no comparison of forms can see.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from concordance.corpus.corpus import all_data_of, expected_path, show
from concordance.corpus.placeholders import declared_untranslated
from concordance.corpus.sentences.pairs import pair_rows
from concordance.corpus.texts import KEYS
from concordance.freshness.substance import text_differences
from concordance.markdown.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import yaml

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.data_texts import DataFile
    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Page
    from concordance.project.project import Project

_BREAK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+#|>:!?]|\d+[.)]|\w[\w-]*:))")
"""What parts a page into pieces no sentence crosses: an empty line, a mark of a block, a key."""
_ADDRESS = re.compile(r"\]\([^()\n]*\)|\{[^{}\n]*\}")
_KEY = re.compile(r"([\w-]+):")
_VERDICT = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)\{[^{}\n]*\.verdict\b[^{}\n]*\}")
"""A link that gives a verdict, as `publish.claims` reads it: its words and its class."""
VERDICT, ATTRIBUTION, SETTING = "a verdict", "an attribution", "a setting"
LONG = 4000
"""Passages of a page from which on it is shown as one: to pair them takes their number squared."""
ALWAYS = frozenset({VERDICT, ATTRIBUTION, SETTING})
"""Kinds that are listed even where the source was edited too."""


class Edited(NamedTuple):
    """One passage that says something else than before.

    `before` and `after` are its raw text on one line, empty where it was or is not there. `beside`
    is what the source says there, `there` its path and line, empty and 0 where nothing is known.
    `alone` tells that the source was not edited there. `kinds` are what changed in it that can
    turn its sense: "a value", "a name", "a negation", "an attribution", "a verdict", "a setting".
    """

    path: str
    line: int
    language: str
    before: str
    after: str
    beside: str = ""
    there: tuple[str, int] = ("", 0)
    alone: bool = True
    kinds: tuple[str, ...] = ()


class _Unit(NamedTuple):
    """A sentence, cell row or line: its words on one line, its place, its key in front matter."""

    text: str
    start: int
    end: int
    key: str


class _Edit(NamedTuple):
    """Two units in each other's place, or one alone; `at` is where, `end` where it ends now."""

    before: str
    after: str
    at: int
    end: int
    key: str


def edited(before: Corpus, now: Corpus) -> Iterator[Edited]:
    """Return what a change says otherwise, for a person to read: first the pages, then the data.

    Of a translation: what was edited while its source was not. Of every language: what changed a
    verdict, an attribution, or front matter that no reader sees. A page that is new, or was not
    translated before, is one passage without text; one that is gone has its name as what was
    before, and line 0. Pages are released when they are done with.
    """
    old_groups = {group.key: group for group in before.groups}
    for group in now.groups:
        old = old_groups.get(group.key)
        yield from _of_group(group, old)
        group.release()
        if old is not None:
            old.release()
    here = {group.key: group for group in now.groups}
    for key, group in old_groups.items():
        for code, language in ((language.code, language) for language in before.project.languages):
            if code in group.sources and (key not in here or code not in here[key].sources):
                yield Edited(show(expected_path(now.project, key, language)), 0, code, key, "")
    old_data = {data.path.rsplit("/", 1)[-1]: data for data in before.memo(all_data_of)}
    for data in now.memo(all_data_of):
        there = old_data.get(data.path.rsplit("/", 1)[-1])
        if there is None or there.text != data.text:
            yield from _of_data(there, data, now.project)


def _of_group(group: PageGroup, old: PageGroup | None) -> Iterator[Edited]:
    """Return what of one page is listed, in the order of its languages."""
    edits: dict[str, list[_Edit]] = {}
    for code, file in group.sources.items():
        there = old.sources.get(code) if old else None
        if there is not None and there.text() == file.text():
            continue
        page = file.read()
        past = there.read() if there is not None else None
        if past is None or declared_untranslated(past) > declared_untranslated(page):
            yield Edited(page.path, 1, code, "", "")
            continue
        edits[code] = _edits(past, page)
    source = group.languages[0].code
    variants = {variant.code: variant for variant in group.pages}
    for code, found in edits.items():
        beside = _Beside(group, code, source, edits.get(source, ()))
        for edit in found:
            passage = _passage(edit, variants[code], beside)
            if (passage.alone and code != source) or ALWAYS.intersection(passage.kinds):
                yield passage


def _passage(edit: _Edit, variant: Variant, beside: _Beside) -> Edited:
    text, there, alone = beside.of(edit)
    kinds = _kinds(edit.before, edit.after, variant.language.locale)
    if edit.key and edit.key not in KEYS:
        kinds = (*kinds, SETTING)
    page = variant.page
    place = (page.path, page.line_column(edit.at)[0])
    return Edited(*place, variant.code, edit.before, edit.after, text, there, alone, kinds)


def _kinds(before: str, after: str, locale: str) -> tuple[str, ...]:
    """Return what changed in a passage that can turn its sense; nothing of one that is new."""
    if not before or not after:
        return ()
    words = [_ADDRESS.sub("", text) for text in (before, after)]
    found = [each.kind for each in text_differences(words[0], words[1], locale)]
    if _VERDICT.findall(before) != _VERDICT.findall(after):
        found.append(VERDICT)
    return tuple(found)


def _edits(before: Page, now: Page) -> list[_Edit]:
    """Return the passages of a page that differ, in the order of the later state."""
    old, new = list(_units(before)), list(_units(now))
    if max(len(old), len(new)) > LONG:
        whole = _line(before.text), _line(now.text)
        return [_Edit(*whole, 0, len(now.text), "")] if whole[0] != whole[1] else []
    matcher = SequenceMatcher(
        None, [unit.text for unit in old], [unit.text for unit in new], autojunk=False
    )
    found = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        for place in range(max(i2 - i1, j2 - j1)):
            was = old[i1 + place] if i1 + place < i2 else None
            unit = new[j1 + place] if j1 + place < j2 else None
            at = new[min(j1 + place, len(new) - 1)].start if new else 0
            known = unit or was
            found.append(
                _Edit(
                    was.text if was else "",
                    unit.text if unit else "",
                    at,
                    unit.end if unit else at,
                    known.key if known else "",
                )
            )
    return found


def _units(page: Page) -> Iterator[_Unit]:
    """Return the sentences of a page in its raw text, each line of front matter as one."""
    at = 0
    for piece in _pieces(page.text, 0, page.body):
        key = _KEY.match(page.text, piece[0])
        yield _Unit(_line(page.text[slice(*piece)]), *piece, key[1] if key else "---")
    for start, end in _pieces(page.text, page.body, len(page.text)):
        for at, sentence in sentences(page.text[start:end]):
            if sentence.strip():
                yield _Unit(_line(sentence), start + at, start + at + len(sentence), "")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _BREAK.finditer(text, start, end):
        if text[start : match.start()].strip("- \t\n"):
            yield start, match.start()
        start = match.end()
    if text[start:end].strip("- \t\n"):
        yield start, end


def _line(text: str) -> str:
    return " ".join(text.split())


class _Beside:
    """What the source says where a translation was edited, and whether it was edited there."""

    def __init__(self, group: PageGroup, code: str, source: str, edits: Sequence[_Edit]) -> None:
        pages = {variant.code: variant.page for variant in group.pages}
        self._source = pages.get(source)
        self._own = code == source
        self._edits = edits
        comparable = source in group.by_code and code in group.by_code and not self._own
        self._rows = [row.cells for row in pair_rows(group)] if comparable else []
        self._code, self._base = code, source
        self._units = list(_units(self._source)) if self._source and not self._own else []

    def of(self, edit: _Edit) -> tuple[str, tuple[str, int], bool]:
        """Return the source's text, its path and line, and whether only this text was edited."""
        source = self._source
        if source is None or self._own:
            return "", ("", 0), not self._own
        if edit.key:
            return self._front(source, edit.key)
        spans = self._spans(edit)
        if not spans:
            return "", ("", 0), True
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        alone = not any(
            (other.at < end and start < other.end) or (other.at == other.end == start)
            for other in self._edits
        )
        place = (source.path, source.line_column(start)[0])
        said = [unit for unit in self._units if unit.start < end and start < unit.end]
        return " ".join(unit.text for unit in said), place, alone

    def _front(self, source: Page, key: str) -> tuple[str, tuple[str, int], bool]:
        """Return the same of a line of front matter, by its key."""
        alone = all(other.key != key for other in self._edits)
        for unit in self._units:
            if unit.key == key:
                return unit.text, (source.path, source.line_column(unit.start)[0]), alone
        return "", ("", 0), alone

    def _spans(self, edit: _Edit) -> list[tuple[int, int]]:
        """Return where the source says what stands in an edited passage, or what it has dropped."""
        code = self._code
        if edit.after:
            rows = [
                cells
                for cells in self._rows
                if code in cells
                and cells[code].span.start < edit.end
                and edit.at < cells[code].span.end
            ]
        else:
            own = [n for n, cells in enumerate(self._rows) if code in cells]
            past = [n for n in own if self._rows[n][code].span.start < edit.at]
            first = past[-1] + 1 if past else 0
            rows = self._rows[first : next((n for n in own if n >= first), len(self._rows))]
        found = [cells[self._base].span for cells in rows if self._base in cells]
        return [(span.start, span.end) for span in found]


def _of_data(before: DataFile | None, now: DataFile, project: Project) -> Iterator[Edited]:
    """Return what changed in a data file: a word of one language alone, a value, a source."""
    old = _leaves(before.root) if before is not None else {}
    new = _leaves(now.root)
    codes = {language.code for language in project.languages}
    source = project.languages[0].code
    for way in dict.fromkeys((*new, *old)):
        was, (text, line) = old.get(way, ("", 1))[0], new.get(way, ("", 1))
        if was == text:
            continue
        beside, there, alone = "", ("", 0), True
        code = way[-1] if way[-1] in codes else ""
        name = " ".join(way if not code else way[:-1])
        if code and code != source:
            beside, at = new.get((*way[:-1], source), ("", 0))
            there = (now.path, at) if at else ("", 0)
            alone = beside == old.get((*way[:-1], source), ("", 0))[0]
        shown = [f"{name}: {value}" if value else "" for value in (was, text)]
        yield Edited(now.path, line, code, shown[0], shown[1], beside, there, alone)


def _leaves(root: yaml.Node | None) -> Mapping[tuple[str, ...], tuple[str, int]]:
    """Return each value of a file with its line, by the way of keys and ids that leads to it."""
    found: dict[tuple[str, ...], tuple[str, int]] = {}
    waiting: list[tuple[tuple[str, ...], yaml.Node | None]] = [((), root)]
    while waiting:
        way, node = waiting.pop(0)
        if node is None:
            continue
        if isinstance(node.value, str):
            found.setdefault(way, (_line(node.value), node.start_mark.line + 1))
            continue
        pairs = [item for item in node.value if isinstance(item, tuple)]
        waiting += [((*way, str(key.value)), value) for key, value in pairs]
        for place, item in enumerate(node.value if not pairs else (), 1):
            name = next((v.value for k, v in _pairs(item) if k.value == "id"), place)
            waiting.append(((*way, str(name)), item))
    return found


def _pairs(node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]]:
    """Return the keys and values of a mapping; none of what is no mapping."""
    return [item for item in node.value if isinstance(item, tuple)]
