"""What git has of a page: its versions, what a section said then, and when a line changed last.

Nothing here is needed for a verdict. Without git, outside a repository or in a shallow clone the
answer is that history does not tell.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from concordance.freshness.normalise import digest, followed
from concordance.markdown import parse_page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from concordance.markdown.model import Page, Section

VERSIONS = 50
"""The most versions of one page that are read back; further ones are as if not there."""
_BLAMED = re.compile(r"([0-9a-f]{40,64}) \d+ (\d+)")
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


@dataclass(frozen=True, slots=True)
class LineChange:
    """The commit that a line comes from, its time in seconds, and its date (ISO 8601).

    A line that is not committed has now as its time, and no date.
    """

    commit: str
    time: int
    date: str


def in_repository(folder: Path) -> bool:
    """Return whether a folder stands in a repository of git, without asking git."""
    return any((above / ".git").exists() for above in (folder.resolve() / "x").parents)


def last_changes(path: Path, lines: Collection[int]) -> dict[int, LineChange]:
    """Return the commit that each of some lines of a file comes from, white space left out.

    Lines that the file does not have, and a file that git does not know, are not in it.
    """
    try:
        last = len(path.read_bytes().splitlines())
    except OSError:
        return {}
    asked = sorted(line for line in lines if 0 < line <= last)
    if not asked:
        return {}
    ranges = [f"-L{line},{line}" for line in asked]
    blame = _git(path.parent, "blame", "-w", "--line-porcelain", *ranges, "--", path.name)
    found: dict[int, LineChange] = {}
    commit, line, time = "", 0, 0
    for text in blame.decode(errors="replace").split("\n"):
        if header := _BLAMED.match(text):
            commit, line = header[1], int(header[2])
        elif text.startswith("committer-time "):
            time = int(text.partition(" ")[2])
        elif text.startswith("\t"):
            known = commit.strip("0")
            date = datetime.fromtimestamp(time, UTC).date().isoformat() if known else ""
            found[line] = LineChange(commit, time, date)
    return found


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
