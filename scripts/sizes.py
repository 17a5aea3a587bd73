"""What a change does to the weight of the site: `sizes.py BASE` prints a Markdown table.

The base is built from git into a folder of its own; `site/` must have been built.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = {
    ".html": "pages",
    ".css": "styles",
    ".js": "scripts",
    ".svg": "images",
    ".png": "images",
    ".webp": "images",
}
TEXT = {".html", ".css", ".js", ".svg", ".xml", ".json"}


def main() -> int:
    """Build the base, compare, print; the exit code is 2 where the base cannot be had."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the revision
        sys.stderr.write("usage: sizes.py BASE (a revision)\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        try:
            git("worktree", "add", "--detach", "--quiet", str(base), sys.argv[1])
        except subprocess.CalledProcessError as error:
            sys.stderr.write(f"sizes: git does not know {sys.argv[1]!r}: {error.stderr.strip()}\n")
            return 2
        try:
            built = build(base)
            sys.stdout.write(table(weigh(base / "site") if built else {}, weigh(ROOT / "site")))
        finally:
            git("worktree", "remove", "--force", str(base))
    return 0


def git(*arguments: str) -> None:
    """Run git in this project."""
    subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603, S607


def build(project: Path) -> bool:
    """Build a project with the packages of this one, its own hooks first; tell whether it could."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project / "hooks")},
        capture_output=True,
        check=False,
    )
    return run.returncode == 0


def weigh(site: Path) -> dict[str, tuple[int, int]]:
    """Return, per kind of file, how many there are and what they weigh over the wire, in bytes."""
    count: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    for path in sorted(site.rglob("*")):
        if path.is_file():
            kind = "search" if "pagefind" in path.parts else KINDS.get(path.suffix, "other")
            content = path.read_bytes()
            count[kind] += 1
            weight[kind] += len(gzip.compress(content)) if path.suffix in TEXT else len(content)
    return {kind: (count[kind], weight[kind]) for kind in sorted(count)}


def table(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> str:
    """Write both as a Markdown table, with the difference; kB are 1000 bytes."""
    lines = [
        "### Weight over the wire",
        "",
        "| what | files | kB before | kB now | change |",
        "|---|---:|---:|---:|---:|",
    ]
    for kind in sorted({*before, *after}):
        old = before.get(kind, (0, 0))
        new = after.get(kind, (0, 0))
        kilo = (old[1] / 1000, new[1] / 1000)
        change = f"{kilo[1] - kilo[0]:+.1f}" if before else "new"
        lines.append(f"| {kind} | {new[0]} | {kilo[0]:.1f} | {kilo[1]:.1f} | {change} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
