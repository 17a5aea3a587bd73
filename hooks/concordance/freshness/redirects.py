r"""Where a renamed page is now: a committed list, `OLD<TAB>NEW` a line, and the pages that send on.

The paths are those of pages without their language, as a record names them.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from concordance.project.bounded import read_regular

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from concordance.project.project import Project

HEADER = """\
# Pages that changed their name, old and new, written by "concordance rename". Each old address,
# in every language, sends its reader on.
"""


def redirects_path(project: Project) -> Path:
    """Return where a project keeps its list: beside its mkdocs.yml, else in the plain folder."""
    return project.root / project.config.redirects


def read_redirects(path: Path) -> dict[str, str]:
    """Read the list; a file that is not there is empty, and a line that is no pair means nothing.

    Raises:
        OSError: the file is there and cannot be read.
    """
    try:
        text = read_regular(path, path.parent).decode("utf-8-sig", errors="replace")
    except FileNotFoundError:
        return {}
    pairs = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {pair[0]: pair[1].strip() for pair in pairs if len(pair) == 2}  # noqa: PLR2004


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
