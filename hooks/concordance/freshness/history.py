"""The versions of a page that git has: what a section said when a translation was checked.

Nothing here is needed for a verdict. Without git, outside a repository or in a shallow clone the
answer is that history does not tell.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.freshness.normalise import digest, followed
from concordance.markdown import parse_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from concordance.markdown.model import Page, Section

VERSIONS = 50
"""The most versions of one page that are read back; further ones are as if not there."""
_FORMAT = "%x00%H%x1f%h%x1f%cs%x1f%s"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its short name, its date (ISO 8601) and the first line of its message."""

    name: str
    date: str
    subject: str


@dataclass(frozen=True, slots=True)
class PastSection:
    """A section as it was, with its page, and the last commit in which it said that."""

    section: Section
    page: Page
    commit: Commit


def find_past(path: Path, wanted: dict[str, str]) -> dict[str, PastSection]:
    """Find, for each hash, the section that had it in the latest version of a page.

    Args:
        path: the page's file, which git may have followed from other names.
        wanted: the hash looked for, by the section's key of today; a section that had another
            id then is found by its hash alone.

    Returns:
        What is found, by the same keys; nothing where history does not tell.
    """
    left = dict(wanted)
    found: dict[str, PastSection] = {}
    for commit, text in _versions(path):
        page = parse_page(text, str(path))
        by_hash = {digest(section, page): section for _, section in followed(page)}
        for key, hash_ in list(left.items()):
            if hash_ in by_hash:
                found[key] = PastSection(by_hash[hash_], page, commit)
                del left[key]
        if not left:
            break
    return found


def page_at(path: Path, commit: Commit) -> Page | None:
    """Return a page as a commit has it under its name of today; None where git does not tell."""
    text = _git(path.parent, "cat-file", "blob", f"{commit.name}:./{path.name}")
    return parse_page(text.decode("utf-8-sig", errors="replace"), str(path)) if text else None


def _versions(path: Path) -> Iterator[tuple[Commit, str]]:
    """Return the committed versions of a file, the latest first."""
    log = _git(
        path.parent,
        *("-c", "core.quotePath=false", "log", "--follow", f"--max-count={VERSIONS}"),
        *(f"--format={_FORMAT}", "--name-only", "--", path.name),
    )
    for entry in log.decode(errors="replace").split("\0")[1:]:
        header, _, names = entry.partition("\n")
        whole, name, date, subject = header.split("\x1f", 3)
        file = names.strip()
        if file:
            text = _git(path.parent, "cat-file", "blob", f"{whole}:{file}")
            yield Commit(name, date, subject), text.decode("utf-8-sig", errors="replace")


def _git(folder: Path, *arguments: str) -> bytes:
    """Run git in a folder and give what it prints, or nothing where it fails or is missing."""
    try:
        run = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["git", *arguments],  # noqa: S607 - whichever git the machine has
            cwd=folder,
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return run.stdout if run.returncode == 0 else b""
