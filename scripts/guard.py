"""Refuse what a pull request must not bring: `guard.py BASE`, with FORK=true for a fork's.

What is looked at: file names that tools, Windows or macOS cannot hold, paths that a disk without
case confuses, files too heavy for a page, links, other repositories, what a machine makes for
itself, and all that CI runs, edited or deleted from a fork.

It is read from the base, never from the pull request that it judges, and imports nothing but
Python's own library: `python3 -I -c "$(git show BASE:scripts/guard.py)" BASE`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path, PurePosixPath
from typing import NamedTuple

LIMIT = 1_000_000
"""The heaviest file, in bytes: a cold page of this site weighs a tenth of it."""
LONGEST = 200
"""The longest path, in UTF-16 units: Windows takes 260 with the folder of the clone."""
KINDS = {
    "120000": "it is a symbolic link; bring the file itself",
    "160000": "it is another repository; bring the files themselves",
}
"""What git's modes are refused for."""
MADE = {
    *(".cache", ".concordance-pending", ".hypothesis", ".mypy_cache", ".pytest_cache"),
    *(".ruff_cache", ".venv", "node_modules", "site"),
}
"""Folders at the top that a machine makes for itself and would believe."""
CACHES = (".pyc", ".msgpack")
"""Files that it makes anywhere, and that a command may be told to take over."""
CONTENT = {"redirects.tsv", "translations.tsv"}
"""What a fork may change beside docs/ and the documents at the top."""
CONFIGURATION = "mkdocs.yml"
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
"""Names that Windows gives to devices, whatever the suffix. Source: Microsoft, "Naming Files"."""
ACTIVE = re.compile(r"(?:^|[\s:,\[{-])[!&*]")
"""A tag, an anchor or an alias: mkdocs' YAML runs programs by a tag."""


class Entry(NamedTuple):
    """A file of a revision: git's mode, and its bytes."""

    mode: str
    size: int


def main() -> int:
    """Print one line for each refusal; the exit code is 1 where there is one, 2 on bad usage."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the revision
        sys.stderr.write("usage: guard.py BASE (a revision)\n")
        return 2
    base = sys.argv[1]
    try:
        git("rev-parse", "--git-dir")
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines() or ["it fails"]
        remedy = f"; {said[-1].strip()}" if len(said) > 1 else ""
        sys.stderr.write(f"guard: git refuses this folder: {said[0]}{remedy}\n")
        return 2
    try:
        changed = git("diff", "--name-only", "--no-renames", "-z", f"{base}...HEAD", "--")
        tree = entries("HEAD")
        fork = os.environ.get("FORK") == "true"
        navigation = fork and changes_navigation_alone(base)
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines() or ["it fails"]
        sys.stderr.write(f"guard: git does not know {base!r}: {said[0]}\n")
        return 2
    refusals = refused(names(changed), tree, fork=fork, navigation=navigation)
    for name, why in refusals:
        sys.stdout.write(line(name, why))
    if refusals and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        try:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(told(refusals))
        except OSError as error:
            sys.stderr.write(f"guard: the summary cannot be written: {error.strerror}\n")
    return 1 if refusals else 0


def git(*arguments: str) -> bytes:
    """Return what git prints, or raise CalledProcessError."""
    return subprocess.run(["git", *arguments], capture_output=True, check=True).stdout  # noqa: S603, S607


def names(listed: bytes) -> list[str]:
    """Return paths that git printed, separated by NUL so that no name can break the list."""
    return [name for name in listed.decode(errors="surrogateescape").split("\0") if name]


def entries(revision: str) -> dict[str, Entry]:
    """Return the files of a revision by path."""
    found = {}
    for listed in names(git("ls-tree", "-r", "-l", "-z", revision)):
        about, _, name = listed.partition("\t")
        mode, _, _, size = about.split()
        found[name] = Entry(mode, int(size) if size.isdecimal() else 0)
    return found


def changes_navigation_alone(base: str) -> bool:
    """Return whether mkdocs.yml has other lines only below `nav` and `nav_translations`.

    They may hold no tag, which could run a program, and no anchor.
    """
    try:
        ancestor = git("merge-base", base, "HEAD").decode().strip()
        sides = [
            git("show", f"{at}:{CONFIGURATION}").decode(errors="replace").splitlines()
            for at in (ancestor, "HEAD")
        ]
    except subprocess.CalledProcessError:  # it is not there on one of the sides
        return False
    (rest, _), (new_rest, lines) = map(without_navigation, sides)
    return rest == new_rest and not any(map(ACTIVE.search, lines))


def without_navigation(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines of mkdocs.yml that are no navigation, and those that are."""
    rest: list[str] = []
    inside: list[str] = []
    depth = -1
    for text in lines:
        indent = len(text) - len(text.lstrip(" "))
        item = text[indent:].startswith("- ")
        if depth >= 0 and text.strip() and (indent < depth or (indent == depth and not item)):
            depth = -1
        if depth >= 0:
            inside.append(text)
            continue
        rest.append(text)
        if re.fullmatch(r" *(nav|nav_translations):(?: &\w+)? *", text):
            depth = indent
    return rest, inside


def refused(
    changed: list[str], tree: dict[str, Entry], *, fork: bool, navigation: bool = False
) -> list[tuple[str, str]]:
    """Return pairs (path, why it is refused), in the order of the paths.

    Args:
        changed: the paths that the pull request adds, edits or deletes.
        tree: all files of its last commit.
        fork: whether it comes from another repository.
        navigation: whether nothing but the navigation is changed in mkdocs.yml.
    """
    found: list[tuple[str, str]] = []
    twins: dict[str, set[str]] = defaultdict(set)
    for name in tree:
        for spelled in (name, *map(str, PurePosixPath(name).parents)):
            twins[unicodedata.normalize("NFC", spelled).casefold()].add(spelled)
    for name in sorted(changed):
        entry = tree.get(name)
        if entry is not None:
            found += [(name, why) for why in faults(name, entry, twins)]
        if fork and not (is_content(name) or (name == CONFIGURATION and navigation and entry)):
            what = "edit" if entry else "delete"
            found.append(
                (name, f"a fork's pull request cannot {what} what CI runs; ask a maintainer to")
            )
    return found


def is_content(name: str) -> bool:
    """Return whether a path is content, which CI reads and does not run."""
    return name.startswith("docs/") or name in CONTENT or ("/" not in name and name[-3:] == ".md")


def faults(name: str, entry: Entry, twins: dict[str, set[str]]) -> list[str]:
    """Return why a file is refused, whoever brings it.

    Args:
        name: its path.
        entry: what git says of it.
        twins: the spellings of all files and folders, by path without case.
    """
    found = []
    parts = PurePosixPath(name).parts
    if any(unicodedata.category(character)[0] == "C" for character in name):
        found.append("its name holds a control character; rename it")
    if unfit := next((part for part in parts if not fits_windows(part)), ""):
        found.append(f"Windows cannot hold the name {unfit!r}; rename it")
    if len(name.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST:
        found.append(f"its path is longer than {LONGEST} characters; shorten it")
    for spelled in (name, *map(str, PurePosixPath(name).parents)):
        alike = twins[unicodedata.normalize("NFC", spelled).casefold()] - {spelled}
        if alike:
            others = ", ".join(repr(twin) for twin in sorted(alike))
            found.append(f"it differs from {others} only by case; rename one of them")
            break
    if entry.size > LIMIT:
        found.append(f"it weighs {entry.size / 1e6:.1f} MB, the limit is {LIMIT / 1e6:.0f} MB")
    if entry.mode in KINDS:
        found.append(KINDS[entry.mode])
    if parts[0].casefold() in MADE or "__pycache__" in parts or name.endswith(CACHES):
        found.append("a machine makes it for itself; take it out of the commit")
    return found


def fits_windows(part: str) -> bool:
    """Return whether Windows can hold a file or folder of this name.

    Source: Microsoft, "Naming Files, Paths, and Namespaces".
    """
    return not (part[-1] in " ." or re.search(r'[<>:"|?*\\]', part) or RESERVED.fullmatch(part))


def line(name: str, why: str) -> str:
    """Write one refusal as an annotation on GitHub, as plain text elsewhere."""
    message = f"{shown(name)}: {why}"
    if os.environ.get("GITHUB_ACTIONS"):
        place = escaped(shown(name)).replace(":", "%3A").replace(",", "%2C")
        return f"::error file={place}::{escaped(message)}\n"
    return f"{message.replace('##[', '#[')}\n"


def told(refusals: list[tuple[str, str]]) -> str:
    """Write the refusals for the summary that the author reads; a name stands as code."""
    lines = [f"- `{shown(name).replace('`', '?')}`: {markdown(why)}" for name, why in refusals]
    return "\n".join(["### What this pull request cannot bring", "", *lines, "", ""])


def markdown(text: str) -> str:
    """Escape what Markdown and HTML give a meaning to."""
    return re.sub(r"([\\`*_\[\]|#<&])", r"\\\1", text)


def shown(name: str) -> str:
    """Return a path that stands on one line."""
    return name if name.isprintable() else name.encode("unicode_escape", "replace").decode()


def escaped(text: str) -> str:
    """Escape what GitHub's workflow commands give a meaning to."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


if __name__ == "__main__":
    sys.exit(main())
