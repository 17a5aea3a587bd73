"""The layout and languages of a project that does not say them, found by looking at its files.

What a generator is configured with is read as text, in which an expression finds the default
language: nothing of a project is ever run.
"""

from __future__ import annotations

import os
import posixpath
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from concordance.findings.suggest import did_you_mean
from concordance.project.layouts import LAYOUTS, Layout, Tree
from concordance.project.locales import canonical
from concordance.project.places import PAGES, expression, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOCALE = r"[a-z]{2,3}(?:[-_][A-Z][a-z]{3}|[-_][a-z]{4})?(?:[-_](?:[A-Z]{2}|[a-z]{2}|[0-9]{3}))?"
PLAIN = r"[a-z]{2,3}"
LARGEST_SETTING = 1_000_000

_Pages = dict[str, dict[str, Tree]]


class Found(NamedTuple):
    """A layout that fits a folder, and the codes of its languages, the default one first.

    `certain` is false where nothing says which of them, or which other, is the default one.
    """

    layout: Layout
    folder: Path
    codes: tuple[str, ...]
    certain: bool

    def describe(self) -> str:
        """Return what was found in one clause: "Docusaurus, source en in docs, fr in ..."."""
        tree = self.layout.trees[0]
        first, *others = self.codes
        home = self.shown(tree.default or tree.translated.replace("{language}", first))
        rest = f"{_listed(others)} in {self.shown(tree.translated)}"
        return f"{self.layout.name}, source {first} in {home}, {rest}"

    def shown(self, pattern: str) -> str:
        """Return where a pattern finds pages, from here: its folder, or the names of its files."""
        folder, _, last = f"/{pattern}".rpartition("/")
        shown = last.replace("{ending}", ".md").replace("{language}", "CODE")
        name = "" if shown == "{page}" else re.sub(r"\{\w+\}", "*", shown)
        path = posixpath.join(folder.replace("{language}", "*").lstrip("/"), name)
        return posixpath.normpath(posixpath.join(_from_here(self.folder), path))


class LayoutError(Exception):
    """A setting of the layout that cannot be used; the message says what to write."""


def read_layout(setting: str) -> Layout:
    """Return the layout that a setting names, or whose pattern it is.

    Raises:
        LayoutError: it is neither.
    """
    for layout in LAYOUTS:
        if layout.name.lower() == setting.strip().lower():
            return layout
    translated, _, default = (part.strip() for part in setting.partition(","))
    names = [layout.name for layout in LAYOUTS]
    if "{" not in setting:
        raise LayoutError(f"'{setting}' is no layout{did_you_mean(setting, names)}")
    parts = set(re.findall(r"\{(\w*)\}", setting))
    if (
        "{language}" not in translated
        or not _whole(translated)
        or (default and not _whole(default))
    ):
        wanted = 'write one with {language} and {page}, as "{language}/{page}"'
        raise LayoutError(f"the pattern '{setting}' finds no page; {wanted}")
    if unknown := parts - {"language", "page", "stem", "ending"}:
        raise LayoutError(f"the pattern '{setting}' has the unknown part {{{min(unknown)}}}")
    if "{language}" in default:
        raise LayoutError(f"the default language's pattern '{default}' has a language")
    return Layout(setting, (Tree(translated, default),))


def find_layouts(folder: Path, only: Layout | None = None, source: str = "") -> list[Found]:
    """Return the layouts that fit a folder, or where none does, one of the folders in it.

    Args:
        folder: the top of the project.
        only: look for this one alone.
        source: the language that is known to be the source.
    """
    rows = (only,) if only else LAYOUTS
    marked = [row for row in rows if row.markers]
    plain = [row for row in rows if not row.markers]
    below = _below(folder)
    docs = [each for each in below if each.name == "docs"]
    places = [(marked, [folder]), (marked, below), (plain, docs), (plain, [folder]), (plain, below)]
    for wanted, tops in places:
        if found := [each for top in tops for each in _fitting(top, wanted, source)]:
            return found
    return []


def _fitting(folder: Path, rows: Sequence[Layout], source: str) -> Iterator[Found]:
    """Return the layouts of a row that fit a folder."""
    pages: list[str] | None = None
    for row in rows:
        files = [file for marker in row.markers for file in sorted(folder.glob(marker))]
        if row.markers and not files:
            continue
        if pages is None:
            pages = _pages(folder)
        found = _fit(row, folder, pages, [*([source] if source else []), *_named(row, files)])
        if found:
            yield found


def _fit(row: Layout, folder: Path, pages: Sequence[str], named: Sequence[str]) -> Found | None:
    """Return how a layout fits the pages of a folder: where two languages have one page in common.

    A folder is of a language where more than half of its pages stand in another language too.
    """
    trees = [tree for each in row.trees for tree in _expanded(each, pages)]
    by_code, rest = _placed(trees, pages)
    taken = {
        code: keys
        for code, keys in by_code.items()
        if 2 * sum(_elsewhere(key, code, by_code, rest) for key in keys) > len(keys)
    }
    shared = {key for keys in taken.values() for key in keys if key in rest}
    codes = sorted(taken)
    at_root = bool(codes) and 2 * len(shared) >= max(map(len, taken.values()))
    default = next((x for x in named if not _among(x, codes)), "") if at_root else ""
    unknown = at_root and not named
    at_root = bool(default)
    if not at_root and not unknown:
        default = next(filter(None, (_among(x, codes) for x in (*named, "en"))), "")
    codes = [default, *(code for code in codes if code != default)] if default else codes
    if len(codes) + unknown < 2:  # noqa: PLR2004 - one has nothing to agree with
        return None
    used = {tree for keys in taken.values() for tree in keys.values()}
    kept = (
        each if at_root or unknown else each._replace(default="") for each in trees if each in used
    )
    return Found(row._replace(trees=tuple(kept)), folder, tuple(codes), bool(default))


def _placed(trees: Sequence[Tree], pages: Sequence[str]) -> tuple[_Pages, dict[str, Tree]]:
    """Return the pages of each code, and those that a `default` pattern finds, with their trees."""
    by_code: _Pages = {}
    rest: dict[str, Tree] = {}
    read = [(tree, *_expressions(tree)) for tree in trees]
    for path in pages:
        named = ((tree, *_language(languages, tree, path)) for tree, languages, _ in read)
        found = next((each for each in named if each[1]), None)
        if found:
            by_code.setdefault(found[1], {})[found[2]] = found[0]
            continue
        for tree, _, default in read:
            match = default.fullmatch(path) if default else None
            if match:
                rest[page_of(tree, match)] = tree
                break
    return by_code, rest


def _expressions(tree: Tree) -> tuple[list[re.Pattern[str]], re.Pattern[str] | None]:
    """Return what finds a page of any language, its longest code first, and of the default one."""
    found = [expression(tree.translated, locale) for locale in (LOCALE, PLAIN)]
    return found, expression(tree.default, "") if tree.default else None


def _language(languages: Sequence[re.Pattern[str]], tree: Tree, path: str) -> tuple[str, str]:
    """Return the code of the language that a path names, and its page; twice nothing for none."""
    for pattern in languages:
        match = pattern.fullmatch(path)
        if match and is_language(match["language"]):
            return match["language"], page_of(tree, match)
    return "", ""


@cache
def is_language(code: str) -> bool:
    """Return whether the CLDR has a language of this code, and the region it names with it."""
    from babel.localedata import locale_identifiers  # noqa: PLC0415 - a known layout needs none

    language, *rest = canonical(code).split("-")
    known = [name.split("_") for name in locale_identifiers()]
    return any(name[0] == language and set(rest) <= {*name[1:], "419"} for name in known)


def _elsewhere(key: str, code: str, by_code: _Pages, rest: dict[str, Tree]) -> bool:
    """Return whether a page of a language stands in another one."""
    return key in rest or any(key in keys for other, keys in by_code.items() if other != code)


def _among(code: str, codes: Sequence[str]) -> str:
    """Return the code that is the same language as another: `en` for `en-US`; nothing for none."""
    same = [each for each in codes if canonical(each) == canonical(code)]
    near = [each for each in codes if canonical(each) == canonical(code).partition("-")[0]]
    return next(iter(same + near), "")


def _expanded(tree: Tree, pages: Sequence[str]) -> list[Tree]:
    """Return a tree for each folder that `*` stands for in its pattern."""
    if "*" not in tree.translated:
        return [tree]
    before, after = tree.translated.split("*")
    pattern = f"{expression(before, LOCALE).pattern}(?P<any>[^/]+)"
    found = re.compile(pattern + expression(after, LOCALE).pattern)
    named = sorted({match["any"] for match in map(found.fullmatch, pages) if match})
    return [Tree(*(part.replace("*", name) for part in tree)) for name in named]


def _named(row: Layout, files: Sequence[Path]) -> list[str]:
    """Return the languages that a project's own settings name as the default one, likeliest first.

    The last is the generator's own default.
    """
    found = []
    for file in files:
        if row.default_in and file.is_file() and file.stat().st_size < LARGEST_SETTING:
            text = file.read_text(encoding="utf-8", errors="replace")
            found += [code for code in re.findall(row.default_in, text) if is_language(code)]
    return [*found, *([row.default] if row.default else [])]


def _pages(folder: Path) -> list[str]:
    """Return the paths of the pages below a folder, with `/`, in order."""
    found = []
    for top, names, files in os.walk(folder):
        names[:] = [name for name in names if not name.startswith(".") and name != "node_modules"]
        found += [
            Path(top, name).relative_to(folder).as_posix()
            for name in files
            if name.lower().endswith(PAGES)
        ]
    return sorted(found)


def _below(folder: Path) -> list[Path]:
    """Return the folders in a folder in which a site may lie."""
    return sorted(
        each
        for each in folder.iterdir()
        if each.is_dir() and not each.name.startswith(".") and each.name != "node_modules"
    )


def _whole(pattern: str) -> bool:
    return "{page}" in pattern or ("{stem}" in pattern and "{ending}" in pattern)


def _listed(codes: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(codes[:-1]), codes[-1])))


def _from_here(folder: Path) -> str:
    """Return a folder's path from the working one, with `/`."""
    try:
        return Path(os.path.relpath(folder)).as_posix()
    except ValueError:  # another drive
        return folder.as_posix()
