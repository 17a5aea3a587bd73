"""Where the pages of each language are: a project's layout, applied to its folder."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from concordance.project.locales import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from concordance.project.layouts import Tree
    from concordance.project.project import Language, Project

PAGES = (".md", ".mdx", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What mkdocs takes for a page, and MDX."""
LOCALE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_][A-Za-z]{2})?")
"""What a folder of a language may be named: a language, a script, a region."""
PARTS = {"page": r".+", "stem": r".+", "ending": r"\.[^./]+"}
"""What the parts of a pattern may be, but for the language."""


@dataclass(frozen=True)
class Places:
    """Where a project's layout has the page of a name in a language, and what page a file is.

    Made once for a project, `project.memo(Places)`.
    """

    project: Project
    _names: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def by_name(self) -> Mapping[str, Language]:
        """Return the languages by what may name them in a path: code or locale, canonical."""
        found = {language.locale: language for language in self.project.languages}
        return found | {canonical(each.code): each for each in self.project.languages}

    @cached_property
    def default(self) -> Language:
        """Return the language whose files the layout's `default` patterns are for."""
        return self.by_name[canonical(self.project.default or self.project.source.code)]

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """Return the folders below the pages' folder that hold every page; `.` for itself."""
        patterns = [each for tree in self.project.layout.trees for each in tree[:2] if each]
        found = {posixpath.dirname(pattern.partition("{")[0]) or "." for pattern in patterns}
        return tuple(sorted(x for x in found if not any(_below(x, y) for y in found - {x})))

    @cached_property
    def tops(self) -> Mapping[str, str]:
        """Return each language's folder below the pages' folder, `.` for that itself."""
        return {
            language.code: posixpath.dirname(self.join("x.md", language)) or "."
            for language in self.project.languages
        }

    def split(self, path: str) -> tuple[str, Language] | None:
        """Return the name of the page that a file is, and its language; None where it is none.

        A path is below the pages' folder, with `/`. Where the default language has no folder of
        its own, a folder of a language that the project does not have is nobody's.
        """
        for tree, translated, _ in self._patterns:
            if found := translated.fullmatch(path):
                language = self.by_name[canonical(found["language"])]
                if canonical(self._spelled(tree, language)) == canonical(found["language"]):
                    return page_of(tree, found), language
        for tree, _, default in self._patterns:
            found = default.fullmatch(path) if default else None
            if found and not path.startswith(self._strangers):
                return page_of(tree, found), self.default
        return None

    def join(self, key: str, language: Language) -> str:
        """Return the path of a page in a language below the pages' folder, be it there or not."""
        trees = self.project.layout.trees
        named = (each for each in trees if each.prefix and key.startswith(each.prefix))
        tree = next(named, trees[0])
        page = key.removeprefix(tree.prefix)
        stem, ending = posixpath.splitext(page)
        of_default = language == self.default and tree.default
        pattern = tree.default if of_default else tree.translated
        name = "" if of_default else self._spelled(tree, language)
        return pattern.format(page=page, stem=stem, ending=ending, language=name)

    @cached_property
    def _patterns(self) -> list[tuple[Tree, re.Pattern[str], re.Pattern[str] | None]]:
        names = sorted(self.by_name, key=len, reverse=True)
        language = "|".join(re.escape(name).replace(r"\-", "[-_]") for name in names)
        return [
            (
                tree,
                expression(tree.translated, f"(?i:{language})"),
                expression(tree.default, language) if tree.default else None,
            )
            for tree in self.project.layout.trees
        ]

    @cached_property
    def _strangers(self) -> tuple[str, ...]:
        """Return the folders, with `/`, of languages that the project does not have.

        They stand among the default language's pages, are named as a language, and hold a page that
        stands beside them too.
        """
        found = []
        for tree in self.project.layout.trees:
            beside, _, after = tree.translated.partition("{language}")
            home = self.project.docs / beside
            if after.startswith("/") and tree.default.startswith(f"{beside}{{") and home.is_dir():
                found += [
                    f"{beside}{folder.name}/"
                    for folder in home.iterdir()
                    if LOCALE.fullmatch(folder.name)
                    and canonical(folder.name) not in self.by_name
                    and any((home / page.name).is_file() for page in folder.glob("*.md*"))
                ]
        return tuple(found)

    def _spelled(self, tree: Tree, language: Language) -> str:
        """Return how a language's folder is written: as the folder that is there, else its code."""
        beside, _, after = tree.translated.partition("{language}")
        if not after.startswith("/"):
            return language.code
        if language.code not in self._names:
            folder = find_folder(self.project.docs / beside, language.code, language.locale)
            self._names[language.code] = folder.name if folder else language.code
        return self._names[language.code]


def places(project: Project) -> Places:
    """Return the places of a project, made once."""
    return project.memo(Places)


def find_folder(docs: Path, code: str, locale: str) -> Path | None:
    """Return the folder of a language, named as its code in any spelling, or as its locale."""
    exact = docs / code
    if exact.is_dir():
        return exact
    folders = sorted(docs.iterdir()) if docs.is_dir() else []
    for name in (canonical(code), locale):
        for folder in folders:
            if canonical(folder.name) == name and folder.is_dir():
                return folder
    return None


def has_pages(docs: Path) -> bool:
    """Return whether a page stands in a folder itself."""
    files: Iterable[Path] = docs.iterdir() if docs.is_dir() else ()
    return any(file.name.lower().endswith(PAGES) for file in files)


def expression(pattern: str, language: str) -> re.Pattern[str]:
    """Return a layout's pattern as an expression whose groups are its parts."""
    parts = PARTS | {"language": language}
    pieces = re.split(r"\{(\w+)\}", pattern)
    return re.compile(
        "".join(
            f"(?P<{piece}>{parts[piece]})" if odd % 2 else re.escape(piece)
            for odd, piece in enumerate(pieces)
        ),
        re.DOTALL,
    )


def page_of(tree: Tree, found: re.Match[str]) -> str:
    """Return the name of the page that a pattern's match is of."""
    groups = found.groupdict()
    page = groups.get("page") or groups["stem"] + groups["ending"]
    return tree.prefix + page


def _below(path: str, folder: str) -> bool:
    return folder == "." or PurePosixPath(path).is_relative_to(folder)
