r"""Where a renamed page is now: a committed list, `OLD<TAB>NEW` a line, and the pages that send on.

The paths are those of pages without their language, as a record names them.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from concordance.corpus.corpus import show
from concordance.findings.model import Finding
from concordance.findings.suggest import nearest
from concordance.project.bounded import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from concordance.corpus.corpus import Corpus
    from concordance.project.project import Project

PAGE = re.compile(r"(?:[^/\\:\x00-\x1f]+/)*[^/\\:\x00-\x1f]+\.(?:md|mdx|markdown|mdown|mkdn|mkd)")
"""A page's path: relative, with `/`, without a drive or a scheme."""
HEADER = """\
# Pages that changed their name, old and new, written by "concordance rename". Each old address,
# in every language, sends its reader on.
"""


def redirects_path(project: Project) -> Path:
    """Return where a project keeps its list: beside its mkdocs.yml, else in the plain folder."""
    return project.root / project.config.redirects


class RedirectLine(NamedTuple):
    """A line of the list: its number, from 1, the two paths, and a clause where it has a fault."""

    number: int
    old: str
    new: str
    fault: str = ""


def read_redirects(path: Path) -> dict[str, str]:
    """Read the list; a file that is not there is empty, and a line with a fault means nothing.

    Raises:
        OSError: the file is there and cannot be read.
    """
    return {line.old: line.new for line in redirect_lines(path) if not line.fault}


def redirect_lines(path: Path) -> list[RedirectLine]:
    """Read the list line by line, without its comments and empty lines.

    Raises:
        OSError: the file is there and cannot be read.
    """
    try:
        text = read_regular(path, path.parent).decode("utf-8-sig", errors="replace")
    except FileNotFoundError:
        return []
    return [
        _read_line(number, line)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]


def _read_line(number: int, line: str) -> RedirectLine:
    pair = [part.strip() for part in line.split("\t")]
    if len(pair) != 2:  # noqa: PLR2004 - the old and the new
        return RedirectLine(number, line, "", f'"{line[:60]}" is not two paths with a tab between')
    old, new = pair
    for part in pair:
        if not PAGE.fullmatch(part) or {".", ".."} & set(part.split("/")):
            return RedirectLine(number, old, new, f'"{part[:60]}" is no path of a page')
    return RedirectLine(number, old, new)


def invalid_redirects(corpus: Corpus) -> Iterator[Finding]:
    """Return each line of the list that means nothing, or leads to no page."""
    path = redirects_path(corpus.project)
    try:
        lines = redirect_lines(path)
    except OSError as error:
        message = f"the list cannot be read: {error.strerror}"
        yield Finding(show(path), 1, 1, "", message, hint="restore the file, or remove it")
        return
    pages = {group.key for group in corpus.groups}
    for line in lines:
        message, hint = line.fault, "write a page's path in its language's folder, as guide/a.md"
        if not message and line.new not in pages:
            message = f'"{line.new}" is no page'
            near = nearest(line.new, sorted(pages))
            hint = (
                f'did you mean "{near}"?' if near else "let it lead to a page, or remove the line"
            )
        if message:
            yield Finding(show(path), line.number, 1, "", message, hint=hint, value=line.old)


def write_redirects(redirects: Mapping[str, str]) -> str:
    """Write the list, sorted."""
    return HEADER + "".join(f"{old}\t{new}\n" for old, new in sorted(redirects.items()))


def renamed(redirects: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """Return the list after one more page was renamed.

    No chain, and no page that is there again.
    """
    found = {before: new if after == old else after for before, after in redirects.items()}
    found[old] = new
    return {before: after for before, after in found.items() if before != new}


def stub(url: str, canonical: str, language: str) -> str:
    """Write the page at an old address, which sends its reader to `url`, relative to it.

    `canonical` is the absolute address of the page there, `language` its tag.
    """
    there = escape(url)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{there}</title>\n"
        f'<meta http-equiv="refresh" content="0; url={there}">\n'
        f'<link rel="canonical" href="{escape(canonical)}">\n'
        f'</head>\n<body>\n<p><a href="{there}">{there}</a></p>\n</body>\n</html>\n'
    )
