"""What `concordance check` costs on 3 x 1,000 pages grown out of this site: `bench/check.py`.

Cold (in one process, in two, writing the cache), warm (nothing changed), and after one page, or
one entry of the glossary, is edited; every rule on, the translations stamped. CPU seconds of the
whole command and wall seconds, the least of three runs. Cold once more where no page says what
another does. Writes its section of README.md.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from grow import grow
from report import ROOT, table, write_section

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES, RUNS = 1000, 3
COPY = re.compile(r"n\d+")
ENDED = re.compile(r"(?<=[^\W\d_])\.(?=\s)")


def run(folder: Path, *words: str) -> tuple[float, float, str]:
    """Run a command in the site: its CPU and wall seconds, and the last line it says."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "hooks", *words],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:
        sys.exit(done.stderr)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall, done.stdout


def least(folder: Path, change: Callable[[int], None], *words: str) -> tuple[float, float]:
    """Return the least CPU and wall seconds of several checks, each after a change.

    What the last prints must be what a check without a cache prints.
    """
    figures = []
    for number in range(RUNS):
        change(number)
        cpu, wall, said = run(folder, "check", *words)
        figures.append((cpu, wall))
    if not words and said != run(folder, "check", "--no-cache")[2]:
        sys.exit("the cache changed what is found")
    return min(cpu for cpu, _ in figures), min(wall for _, wall in figures)


def edited(page: Path) -> Callable[[int], None]:
    """Return the change of a page that adds a sentence."""

    def change(number: int) -> None:
        with page.open("a", encoding="utf-8") as file:
            file.write(f"\nEs la frase {number}.\n")

    return change


def emptied(cache: Path) -> Callable[[int], None]:
    """Return the change that takes the cache away."""
    return lambda _: shutil.rmtree(cache, ignore_errors=True)


def owned(text: str, copy: str) -> str:
    """Return a page whose sentences end in a word that no other copy of it has."""
    body = text.find("\n---\n") + 1
    word = "zo" + "".join(chr(ord("a") + int(digit)) for digit in copy)
    return text[:body] + ENDED.sub(f" {word}.", text[body:])


def site(folder: Path, *, own: bool) -> None:
    """Grow the site in a folder; with `own`, no page says what another does."""
    grow(ROOT / "docs", folder / "docs", PAGES)
    for page in (folder / "docs").rglob("*.md") if own else ():
        copy = next((part[1:] for part in page.parts if COPY.fullmatch(part)), "0")
        page.write_text(owned(page.read_text(encoding="utf-8"), copy), encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "hooks", folder / "hooks")  # nobody edits these meanwhile
    run(folder, "stamp", "--all")


def main() -> None:
    """Grow the site, measure, and write the section."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="concordance-") as kept:
        folder, apart = Path(kept, "site"), Path(kept, "own")
        site(folder, own=False)
        site(apart, own=True)
        es = folder / "docs/es"
        size = sum(file.stat().st_size for file in (folder / "docs").rglob("*.md")) / 1e6
        rows = []
        alone = ("--no-cache", "--processes", "1")
        cpu, wall = least(apart, lambda _: None, *alone)
        rows.append(("cold, one process, each page its own", f"{cpu:.2f} s", f"{wall:.2f} s"))
        cases = (
            ("cold, one process", lambda _: None, alone),
            ("cold, two processes", lambda _: None, ("--no-cache", "--processes", "2")),
            (
                "cold, writing the cache",
                emptied(folder / ".cache"),
                (),
            ),
            ("warm, nothing changed", lambda _: None, ()),
            ("warm, one page edited", edited(es / "n3/index.md"), ()),
            ("warm, one entry's page edited", edited(es / "glossary/maia.md"), ()),
        )
        for name, change, words in cases:
            cpu, wall = least(folder, change, *words)
            rows.append((name, f"{cpu:.2f} s", f"{wall:.2f} s"))
        cache = sum(file.stat().st_size for file in (folder / ".cache").rglob("*.msgpack")) / 1e6
    text = table(("run", "CPU", "wall"), rows)
    text += f"\n\n3 x {PAGES} pages, {size:.0f} MB; the cache has {cache:.1f} MB. "
    text += f"The machine's load was {load:.1f} on {os.cpu_count()} cores when this began."
    write_section("check", text)
    print(text)


if __name__ == "__main__":
    main()
