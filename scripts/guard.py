"""Refuse what a pull request must not bring: `guard.py BASE`, with FORK=true for a fork's.

What is looked at: file names that break tools, two paths that a case-insensitive disk confuses,
files too heavy for a page, and workflows edited from a fork.
"""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

LIMIT = 1_000_000
"""The heaviest file, in bytes: a cold page of this site weighs a tenth of it."""


def main() -> int:
    """Print one line for each refusal; the exit code is 1 where there is one, 2 on bad usage."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the revision
        sys.stderr.write("usage: guard.py BASE (a revision)\n")
        return 2
    base = sys.argv[1]
    try:
        changed = names("diff", "--name-only", "--diff-filter=d", "-z", f"{base}...HEAD")
        everything = names("ls-tree", "-r", "--name-only", "-z", "HEAD")
    except subprocess.CalledProcessError as error:
        sys.stderr.write(f"guard: git does not know {base!r}: {error.stderr.decode().strip()}\n")
        return 2
    sizes = {name: Path(name).stat().st_size for name in changed if Path(name).is_file()}
    refusals = refused(changed, everything, sizes, fork=os.environ.get("FORK") == "true")
    for name, why in refusals:
        sys.stdout.write(line(name, why))
    if refusals and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(told(refusals))
    return 1 if refusals else 0


def names(*arguments: str) -> list[str]:
    """Return the paths git prints, separated by NUL so that no name can break the list."""
    run = subprocess.run(["git", *arguments], capture_output=True, check=True)  # noqa: S603, S607
    return [name for name in run.stdout.decode(errors="surrogateescape").split("\0") if name]


def refused(
    changed: list[str], everything: list[str], sizes: dict[str, int], *, fork: bool
) -> list[tuple[str, str]]:
    """Return pairs (path, why it is refused), in the order of the paths.

    `changed` are the paths the pull request adds or edits, `everything` all paths of its tree,
    `sizes` bytes by path; `fork` tells whether it comes from another repository.
    """
    found: list[tuple[str, str]] = []
    twins = defaultdict(list)
    for name in everything:
        twins[unicodedata.normalize("NFC", name).casefold()].append(name)
    for name in sorted(changed):
        if any(unicodedata.category(character)[0] == "C" for character in name):
            found.append((name, "its name holds a control character; rename it"))
        alike = list(twins[unicodedata.normalize("NFC", name).casefold()])
        if len(alike) > 1:
            others = ", ".join(repr(twin) for twin in alike if twin != name)
            found.append((name, f"it differs from {others} only by case; rename one of them"))
        size = sizes.get(name, 0)
        if size > LIMIT:
            found.append(
                (name, f"it weighs {size / 1e6:.1f} MB, the limit is {LIMIT / 1e6:.0f} MB")
            )
        if fork and name.startswith((".github/", ".ci/")):
            found.append(
                (name, "a fork's pull request cannot edit what CI runs; ask a maintainer to")
            )
    return found


def line(name: str, why: str) -> str:
    """Write one refusal as an annotation on GitHub, as plain text elsewhere."""
    message = f"{shown(name)}: {why}"
    if os.environ.get("GITHUB_ACTIONS"):
        place = escaped(shown(name)).replace(":", "%3A").replace(",", "%2C")
        return f"::error file={place}::{escaped(message)}\n"
    return f"{message}\n"


def told(refusals: list[tuple[str, str]]) -> str:
    """Write the refusals for the summary that the author reads; a name stands as code."""
    lines = [f"- `{shown(name).replace('`', '?')}`: {why}" for name, why in refusals]
    return "\n".join(["### What this pull request cannot bring", "", *lines, "", ""])


def shown(name: str) -> str:
    """Return a path that stands on one line."""
    return name if name.isprintable() else name.encode("unicode_escape").decode()


def escaped(text: str) -> str:
    """Escape what GitHub's workflow commands give a meaning to."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


if __name__ == "__main__":
    sys.exit(main())
