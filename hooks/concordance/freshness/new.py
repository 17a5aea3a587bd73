"""What a new page begins as, in each language."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from concordance.corpus.corpus import expected_path
from concordance.markdown.front_matter import find_front_matter
from concordance.project.places import PAGES, places

if TYPE_CHECKING:
    from collections.abc import Collection

    from concordance.corpus.corpus import Corpus
    from concordance.project.project import Project

DECLARED = "untranslated: true"
LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ð": "d"}
)
"""Letters of Latin alphabets that Unicode does not take apart, as one writes them without."""


class PageNameError(ValueError):
    """A name that no page of the project can have; the message says why."""


def page_key(project: Project, name: str) -> str:
    """Return the name of a page without its language, from it or from the path of any variant.

    Raises:
        PageNameError: the name leads out of the pages' folder, or is not a page's.
    """
    path, place = Path(name), places(project)
    if _inside(path, project.docs):
        inside = path.resolve().relative_to(project.docs.resolve())
        placed = place.split(inside.as_posix())
        if path.exists() or (placed and placed[0] != inside.as_posix()):
            path = Path(placed[0]) if placed else inside
    key = PurePosixPath(path.as_posix())
    if key.is_absolute() or ".." in key.parts or not key.name:
        raise PageNameError(
            f"{name or '.'}: give the page's name without the language, as guide/first.md"
        )
    if any(part.startswith(".") for part in key.parts):
        raise PageNameError(f"{name}: mkdocs leaves out what begins with a dot")
    if key.suffix.lower() not in PAGES:
        raise PageNameError(f"{name}: a page's name ends in .md")
    other = place.split(str(key))
    if other and other[0] != str(key):
        raise PageNameError(f"{name}: give the name without the language, {other[0]}")
    return str(key)


def new_page_key(project: Project, name: str) -> str:
    """Return the name of a page that is to be made, as `page_key` does.

    It becomes a part of addresses, on any system: small letters without accents, no spaces, `.md`.
    Folders that are there, and names in other scripts, stay as they are.

    Raises:
        PageNameError: the name leads out of the pages' folder, is not a page's, or is not plain;
            the message has the name to use.
    """
    key = PurePosixPath(page_key(project, name))
    there = {
        folder
        for folder in key.parents
        for language in project.languages
        if (project.docs / places(project).join(str(folder), language)).is_dir()
    }
    good = plain_key(key, there)
    if good != str(key):
        raise PageNameError(
            f"{name}: capitals, spaces, accents and other endings make addresses that break; "
            f"use {good}"
        )
    return good


def plain_key(key: PurePosixPath, there: Collection[PurePosixPath] = ()) -> str:
    """Return a page's name with each part `plain`, but the folders `there`, and a plain ending."""
    parts = [
        part if PurePosixPath(*key.parts[:place]) in there else plain(part)
        for place, part in enumerate(key.parts[:-1], 1)
    ]
    ending = key.suffix if key.suffix == ".mdx" else ".md"
    stem = key.stem if key.stem == "README" else plain(key.stem)
    return "/".join((*parts, stem + ending))


def plain(name: str) -> str:
    """Return a name in small letters of ASCII with hyphens; one in another script as it is."""
    whole = name.lower().translate(LIGATURES)
    folded = unicodedata.normalize("NFKD", whole).encode("ascii", "ignore").decode()
    folded = re.sub(r"[^a-z0-9._]+", "-", folded).strip("-")
    return folded if re.search(r"[a-z0-9]", folded) else name


def new_pages(corpus: Corpus, key: str) -> dict[Path, bytes]:
    """Return the files to write so that a page is in every language; those there are left out.

    Each is a copy of the source's, or of the first variant there is, declared untranslated: the
    ids and the structure are then the same, and its text waits to be written over. Where there is
    no variant yet, all are a title.
    """
    project = corpus.project
    group = next((group for group in corpus.groups if group.key == key), None)
    there = [code.code for code in project.languages if group and code.code in group.sources]
    model = Path(group.sources[there[0]].path).read_bytes() if group and there else None
    found: dict[Path, bytes] = {}
    for language in project.languages:
        if language.code in there:
            continue
        path = expected_path(project, key, language)
        first = model is None and language == project.source
        text = _template(project, key) if model is None else model
        found[path] = text if first else declared(text)
    return found


def declared(text: bytes) -> bytes:
    """Return a page that says it is untranslated, its front matter kept."""
    page = text.decode(errors="surrogateescape")
    front = find_front_matter(page)
    if front is None:
        return f"---\n{DECLARED}\n---\n\n".encode() + text
    if re.search(r"(?<![^\r\n])untranslated[ \t]*:", page[front.start : front.end]):
        return text
    page = f"{page[: front.end]}{DECLARED}{front.newline}{page[front.end :]}"
    return page.encode(errors="surrogateescape")


def _template(project: Project, key: str) -> bytes:
    """Return a page of which only the name is known."""
    path = PurePosixPath(key)
    name = path.parent.name if path.stem in {"index", "README"} and path.parent.name else path.stem
    title = name.replace("-", " ").replace("_", " ").strip()
    title = title[:1].upper() + title[1:]
    quoted = json.dumps(title, ensure_ascii=not title.isprintable())  # which YAML reads too
    lines = [f"title: {quoted}", 'description: ""']
    if path.parts[0] == project.config.glossary and path.stem not in {"index", "README"}:
        lines += [f"term: {quoted}", 'definition: ""', "forms: []", "see_also: []"]
    front = "\n".join(lines)
    ident = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "page"
    return f"---\n{front}\n---\n\n# {title} {{#{ident}}}\n".encode()


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve()) and path.resolve() != folder.resolve()
