"""Files of the docs folder that would be published as they are, and could harm."""

from __future__ import annotations

import posixpath
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from concordance.checks.hygiene.drawing import program_in
from concordance.checks.rule import corpus_rule
from concordance.corpus.corpus import exclusion, show
from concordance.findings.model import Finding
from concordance.project.bounded import read_regular
from concordance.project.places import PAGES
from concordance.project.walk import below, walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from concordance.corpus.corpus import Corpus
    from concordance.project.project import Project

IMAGES = "png jpg jpeg gif webp avif ico bmp svg"
MEDIA = "mp3 m4a oga ogg opus wav mp4 m4v ogv webm vtt srt"
FONTS = "woff woff2 ttf otf"
STYLES = "css scss sass less"
DATA = "csv tsv json jsonl geojson yml yaml toml ini cfg po bib parquet sql drawio"
DOCUMENTS = "txt pdf epub odt ods odp doc docx xls xlsx ppt pptx tex rst md mdx zip gz xz tar ipynb"
SOURCES = "py sh c h cc cpp hpp rs go java kt rb cs lua swift r jl diff patch"
ALLOWED = frozenset(f"{IMAGES} {MEDIA} {FONTS} {STYLES} {DATA} {DOCUMENTS} {SOURCES}".split()) | {
    page[1:] for page in PAGES
}
"""The endings of what a browser shows or saves, and never runs in the name of the site."""
RESERVED = (
    "assets/concordance/",
    "assets/javascripts/",
    "assets/stylesheets/",
    "pagefind/",
    "search/",
)
"""What the theme and this tool write, as far as any site has it; the build knows the rest."""
HINT = "remove it, or let a maintainer name it in extra.concordance.allow"


@corpus_rule("unsafe-file", family="hygiene", safety=True)
def unsafe_file(corpus: Corpus) -> Iterator[Finding]:
    """A file of the docs folder would be published and could run, redirect, or replace the theme's.

    Names are compared without case, as some disks and hosts do. A plain folder is no site's.
    """
    project = corpus.project
    allowed = (*project.config.allow, *project.scripts)
    for name in _published(project) if project.file else ():
        if any(fnmatchcase(name, pattern) for pattern in allowed):
            continue
        file = project.docs / name
        line, message = 1, _fault(name)
        if not message and name.lower().endswith(".svg"):
            line, message = _drawing(file)
        if message:
            yield Finding(show(file), line, 1, "", message, hint=HINT, value=file.name)


def _published(project: Project) -> Iterator[str]:
    """Return every file that mkdocs would publish or make a page of, by path below its docs."""
    excluded = exclusion(project)
    for folder, folders, names in walk(project.docs, []):
        folders[:] = [name for name in folders if not name.startswith(".")]
        within = below(folder, project.docs)
        for name in names:
            if not name.startswith(".") and not excluded(f"{within}{name}"):
                yield f"{within}{name}"


def _drawing(file: Path) -> tuple[int, str]:
    """Return the line and the fault of an SVG file; nothing where it has none."""
    try:
        line, program = program_in(read_regular(file))
    except OSError as error:
        return 1, f"the drawing cannot be read: {error.strerror}"
    return max(line, 1), f"the drawing holds {program}" if program else ""


def _fault(name: str) -> str:
    """Return what is wrong with publishing a file of this name; empty where nothing is."""
    lower = name.lower()
    if lower.startswith(RESERVED) or lower == "robots.txt":
        return "it would take the place of a file that the theme or this tool writes"
    suffix = posixpath.splitext(lower)[1][1:]
    if suffix in ALLOWED:
        return ""
    if suffix:
        return f"a file '.{suffix}' may run or lead away when it is opened"
    return "a file without an ending may be an instruction to the host"
