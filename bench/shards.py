"""What a large site costs in shares, each as on a machine of its own: `make bench-shards`.

Grows this site's pages to two sizes (grow.py). On each: the check, the build and the links at once,
in one process each, then in shares: four of the check, one language at a time of the build, four
of the links, and what puts each together. The shares run one after the other, since each stands
for a machine; the site of the parts must be the site built at once, and the reports the same. CPU
seconds are of all processes of a command, memory that of the largest one. What 100,000 pages in 12
languages would take is worked out from the two sizes: what grows with the pages, and what does not.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.report import ROOT, fingerprint, table, write_section
from bench.scale import measure, prepare, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SIZES = (300, 1000)
SHARES = 4
PAGES, LANGUAGES = 100_000, 12
MACHINES = 40
CODES = ("fr", "es", "pt")
HEADS = ("pages", "what", "wall s", "CPU s", "the longest share: CPU s", "peak MB of one")
LARGE = ("step", "machines", "CPU min of each", "GB of each", "CPU h of all")
LISTING = """\
import sys
from pathlib import Path
from mkdocs.config import load_config
from concordance.mkdocs_site.parts import run
config = run._loaded(Path("ours.yml"), Path("listing"), Path("listing"))
run._configure(config, part=True)
run._list_pages(config)
"""
"""What every part does before its own language: every page is listed."""


class Figure(NamedTuple):
    """What some commands took together, and the one that took longest: seconds, megabytes."""

    wall: float
    cpu: float
    longest: float
    memory: float


class Bench:
    """Runs commands in a folder, and keeps what they took."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.found: dict[str, Figure] = {}
        self.said: dict[str, str] = {}

    def run(self, name: str, *commands: Sequence[str]) -> None:
        """Run commands one after the other, under one name; stop where one cannot do its work."""
        runs = []
        for command in commands:
            log = self.folder / "log.txt"
            runs.append(measure([sys.executable, *command], self.folder, log))
            self.said[name] = log.read_text(encoding="utf-8")
            if runs[-1].code not in {0, 1}:
                sys.exit(f"{' '.join(command)}:\n{self.said[name]}")
            self._put_aside(name, len(runs))
        figure = Figure(
            sum(one.wall for one in runs),
            sum(one.cpu for one in runs),
            max(one.cpu for one in runs),
            max(one.memory for one in runs),
        )
        self.found[name] = figure
        print(f"  {name}: {figure.cpu:.1f} CPU s, {figure.wall:.1f} s", flush=True)

    def _put_aside(self, name: str, number: int) -> None:
        """Keep what a share wrote where the next does not find it."""
        for kind in ("check", "links"):
            cache = self.folder / ".cache" / "concordance" / kind
            if name == f"{kind}: shares":
                cache.rename(self.folder / f"{kind}-{number}")
            elif name == f"{kind}: at once":
                shutil.rmtree(cache, ignore_errors=True)


def measured(folder: Path) -> dict[str, Figure]:
    """Run everything in a folder that holds the pages, and look whether shares say the same."""
    bench, command = Bench(folder), str(Path(sys.executable).with_name("concordance"))
    config = ("-f", "ours.yml")
    check = (command, "check", *config, "--processes", "1")
    links = (command, "links", "site", *config, "--processes", "1")
    shares = [f"{number}/{SHARES}" for number in range(1, SHARES + 1)]

    def taken(kind: str) -> list[str]:
        return [word for n in range(1, SHARES + 1) for word in ("--merge", f"{kind}-{n}")]

    bench.run("build: at once", ("-m", "mkdocs", "build", "--quiet", *config, "-d", "whole"))
    bench.run("check: at once", (*check, "--no-cache"))
    bench.run("check: shares", *((*check, "--shard", share) for share in shares))
    bench.run("check: together", (*check, *taken("check")))
    bench.run("listing", ("-c", LISTING))
    bench.run(
        "build: shares", *((command, "part", code, f"parts/{code}", *config) for code in CODES)
    )
    parts = [f"parts/{code}" for code in CODES]
    bench.run("build: together", (command, "merge", *parts, *config))
    bench.run("links: at once", (*links, "--no-cache"))
    bench.run("links: shares", *((*links, "--shard", share) for share in shares))
    bench.run("links: together", (*links, *taken("links")))
    for kind in ("check", "links"):
        if bench.said[f"{kind}: at once"] != bench.said[f"{kind}: together"]:
            sys.exit(f"{kind}: the shares say something else")
    if tree(folder / "whole") != tree(folder / "site"):
        sys.exit("build: the site of the parts is another")
    return bench.found


def tree(folder: Path) -> dict[str, bytes]:
    """Return the digest of every file below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): blake2b(path.read_bytes()).digest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def grown(pair: Sequence[float], sizes: Sequence[int], size: float) -> float:
    """Return a figure at a size, on the line through those of two; none grows less than nothing."""
    each = max(0.0, (pair[1] - pair[0]) / (sizes[1] - sizes[0]))
    return max(0.0, pair[1] - each * sizes[1]) + each * size


def projected(found: Sequence[Mapping[str, Figure]], sizes: Sequence[int]) -> list[list[str]]:
    """Return what each step of the large site takes: machines, CPU minutes and gigabytes of each.

    A share takes what every share does, whatever its size, and its part of the rest: both follow
    from what all shares take together beyond the whole.
    """
    variants, every = [size * len(CODES) for size in sizes], PAGES * LANGUAGES

    def cpu(name: str) -> list[float]:
        return [figures[name].cpu for figures in found]

    def memory(name: str) -> list[float]:
        return [figures[name].memory for figures in found]

    def row(what: str, machines: int, seconds: float, megabytes: float) -> list[str]:
        hours = machines * seconds / 3600
        each = (f"{seconds / 60:.0f}", f"{megabytes / 1024:.1f}", f"{hours:.1f}")
        return [what, str(machines), *each]

    lines = []
    for kind in ("check", "links"):
        one, all_ = cpu(f"{kind}: at once"), cpu(f"{kind}: shares")
        again = [max(0.0, more - less) / (SHARES - 1) for less, more in zip(one, all_, strict=True)]
        beyond = grown(again, variants, every)
        seconds = beyond + (grown(one, variants, every) - beyond) / MACHINES
        share = grown(memory(f"{kind}: shares"), variants, every * SHARES / MACHINES)
        lines.append(row(f"{kind}, a share", MACHINES, seconds, share))
        name = f"{kind}: together"
        merged = grown(memory(name), variants, every)
        lines.append(row(f"{kind}, together", 1, grown(cpu(name), variants, every), merged))
    listing = cpu("listing")
    longest = [figures["build: shares"].longest for figures in found]
    own = [part - less for part, less in zip(longest, listing, strict=True)]
    seconds = grown(listing, variants, every) + grown(own, sizes, PAGES)
    room = [m - n for m, n in zip(memory("build: shares"), memory("listing"), strict=True)]
    megabytes = grown(memory("listing"), variants, every) + grown(room, sizes, PAGES)
    lines.append(row("build, a language", LANGUAGES, seconds, megabytes))
    name = "build: together"
    merged = grown(memory(name), variants, every)
    lines.append(row("build, together", 1, grown(cpu(name), variants, every), merged))
    return lines


def rows(size: int, found: Mapping[str, Figure]) -> Iterable[list[str]]:
    """Yield a row of each figure of one size."""
    for what, figure in found.items():
        cells = [figure.wall, figure.cpu, figure.longest]
        name = "every page listed" if what == "listing" else what
        yield [f"3 x {size:,}", name, *(f"{one:.1f}" for one in cells), f"{figure.memory:.0f}"]


def main() -> None:
    """Measure both sizes, and write the tables."""
    sizes = [whole(int(size)) for size in sys.argv[1:3]] or [whole(size) for size in SIZES]
    found, load, script = [], os.getloadavg()[0], Path(__file__)
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="shards-") as name:
            print(f"3 x {size} pages", flush=True)
            prepare(Path(name), size)
            found.append(measured(Path(name)))
    told = [row for size, each in zip(sizes, found, strict=True) for row in rows(size, each)]
    text = "\n\n".join(
        [
            table(HEADS, told),
            f"The machine's load was {load:.1f} on {os.cpu_count()} cores when this began.",
            f"Worked out from these, {PAGES:,} pages in {LANGUAGES} languages:",
            table(LARGE, projected(found, sizes)),
            f"State of the script: `{fingerprint(script, script.with_name('grow.py'))}`.",
        ]
    )
    print(text)
    if os.environ.get("WRITE", "1") == "1":
        write_section("shards", text)


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
