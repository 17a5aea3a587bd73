"""Build large sites with and without the hooks, in pairs: `make bench-scale [SIZES="100 1000"]`.

`make bench-ratio` measures the same and writes nothing: it fails where a build has become slower,
beside the stock one, by more than a tenth of what README.md tells.

For each size, at least that many pages in each language are grown out of this site's own, in whole
copies so that their links resolve (grow.py). The *stock* build is mkdocs, the theme with its
search, and static-i18n, without a hook; *ours* is the same pages with every hook, Pagefind
included. They take turns, and each of ours begins without a cache; the least of the runs is told.
Then come our build with its records, where nothing changed and where a page got a sentence more,
Pagefind once more by itself, `concordance check` and `links`.
Both sites have a navigation that mkdocs makes of the folders, pruned by the theme. CPU and memory
are those of all processes: memory is that of the largest.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from bench.grow import grow
from bench.report import README, ROOT, fingerprint, section, table, write_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SIZES = (100, 1000, 3000)
PAIRS = 3
MORE = 1.1
"""How much larger than told a ratio may be; single runs differ by a seventh, the least by less."""
SMALL = 1500
"""The most pages of which a build is run more than once."""
HEADS = ("pages", "what", "wall s", "CPU s", "CPU ms per page", "peak MB")
PAGEFIND = """\
import sys
from pathlib import Path
from concordance.publish.search import index
site = Path(sys.argv[1])
index(site, [str(path.relative_to(site)) for path in site.rglob("*.html")], "once-more")
"""
STOCK, OURS, AGAIN = "stock build", "our build", "our build, nothing changed"
TRANSLATION = "our build, a sentence more in a translation"
SOURCE = "our build, a sentence more in the source"
RECORDED = "the same, every section recorded"


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml with what stands for its tags."""


class Dumper(yaml.SafeDumper):
    """Writes it again without aliases."""

    def ignore_aliases(self, _data: object) -> bool:
        """Write everything out."""
        return True


Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


class Run(NamedTuple):
    """What one command took: seconds, CPU seconds and megabytes, and its exit code."""

    wall: float
    cpu: float
    memory: float
    code: int


def configuration(*, stock: bool) -> dict[str, Any]:
    """Return this site's configuration without its navigation; the stock one without hooks."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config: dict[str, Any] = yaml.load(text, Loader)  # noqa: S506 - a safe loader
    features = [one for one in config["theme"]["features"] if one != "navigation.sections"]
    config["theme"]["features"] = [*features, "navigation.prune"]  # sections are not pruned
    config["site_url"] = "https://bench.example/"
    config["repo_url"] = "https://bench.example/repository/"  # edit_uri asks for one
    config["strict"] = False
    for language in config["plugins"][0]["i18n"]["languages"]:
        language.pop("nav", None)
        language.pop("nav_translations", None)
    if stock:
        del config["hooks"], config["theme"]["custom_dir"], config["extra"]["concordance"]
        del config["theme"]["icon"]  # it is in the custom folder
        config["plugins"] = ["search", *config["plugins"]]
    else:
        config["hooks"] = [str(ROOT / hook) for hook in config["hooks"]]
        config["theme"]["custom_dir"] = str(ROOT / config["theme"]["custom_dir"])
    return config


def whole(size: int) -> int:
    """Round a number of pages up to whole copies of the site."""
    own = sum(1 for _ in (ROOT / "docs" / "fr").rglob("*.md"))
    return -(-size // own) * own


def prepare(folder: Path, size: int) -> None:
    """Write the pages, and a configuration for each of the two builds."""
    grow(ROOT / "docs", folder / "docs", size)
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    for name in ("stock", "ours"):
        text = yaml.dump(configuration(stock=name == "stock"), Dumper=Dumper, allow_unicode=True)
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")


def measure(command: list[str], cwd: Path, log: Path) -> Run:
    """Run a command and measure it with its children; what it says goes to the log."""
    start = time.perf_counter()
    with log.open("w") as out:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    cpu = usage.ru_utime + usage.ru_stime
    return Run(wall, cpu, usage.ru_maxrss / 1024, process.returncode)


def lengthen(page: Path) -> None:
    """Write a sentence at the end of a page."""
    page.write_text(page.read_text(encoding="utf-8").rstrip() + " Stargate.\n", encoding="utf-8")


def runs(folder: Path, pairs: int) -> dict[str, Run]:
    """Run everything on one size, the two builds first and in turns."""
    python, hooks = sys.executable, str(ROOT / "hooks")
    mkdocs = [python, "-m", "mkdocs", "build", "--strict", "-f"]
    found: dict[str, list[Run]] = {}

    def run(name: str, command: list[str]) -> None:
        log = folder / "log.txt"
        one = measure(command, folder, log)
        print(f"  {name}: {one.cpu:.1f} CPU s, {one.wall:.1f} s", flush=True)
        if one.code and name in {STOCK, OURS}:
            said = [line for line in log.read_text().splitlines() if not line.startswith("INFO")]
            sys.exit("\n".join([f"the {name} failed with {one.code}:", *said[-20:]]))
        found.setdefault(name, []).append(one)

    # each into a folder of its own, as on a new machine: removing thousands of files is slow
    for pair in range(pairs):
        run(STOCK, [*mkdocs, "stock.yml", "-d", str(folder / f"stock-{pair}")])
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        run(OURS, [*mkdocs, "ours.yml", "-d", str(folder / f"site-{pair}")])
    run(AGAIN, [*mkdocs, "ours.yml", "-d", str(folder / "site")])
    again = [*(word for word in mkdocs if word != "--strict"), "ours.yml", "-d"]
    lengthen(folder / "docs/es/horizon.md")
    run(TRANSLATION, [*again, "site-translation"])
    lengthen(folder / "docs/fr/history.md")
    run(SOURCE, [*again, "site-source"])
    measure([python, hooks, "stamp", "--all", "-f", "ours.yml"], folder, folder / "log.txt")
    measure([*again, "site-stamped"], folder, folder / "log.txt")
    lengthen(folder / "docs/fr/horizon.md")
    run(RECORDED, [*again, "site-recorded"])
    run("Pagefind, in one part", [python, "-c", PAGEFIND, str(folder / "site")])
    shutil.rmtree(folder / "site" / "pagefind-once-more", ignore_errors=True)
    run("`concordance check`", [python, hooks, "check", "--no-cache", "--config-file", "ours.yml"])
    run(
        "`concordance links`",
        [python, hooks, "links", "site", "--no-cache", "--config-file", "ours.yml"],
    )
    return {name: Run(*map(min, zip(*each, strict=True))) for name, each in found.items()}


def keep(sizes: Iterable[int], old: str) -> list[str]:
    """Return the lines of an older table that are of other sizes."""
    new = tuple(f"3 x {size:,} " for size in sizes)
    lines = [line for line in old.splitlines() if re.match(r"(?:\| |At )3 x [0-9]", line)]
    return [
        line for line in lines if not line.removeprefix("| ").removeprefix("At ").startswith(new)
    ]


def slower(size: int, found: Mapping[str, Run], told: str) -> list[str]:
    """Say what of our build, beside the stock one, is more than a tenth over what is told.

    Raises:
        ValueError: the text tells nothing of the size.
    """
    line = re.search(
        rf"At 3 x {size:,} pages our build takes ([0-9.]+) of .*?, ([0-9.]+) of its CPU time", told
    )
    if line is None:
        raise ValueError(f"bench/README.md has no ratio of 3 x {size:,} pages: make bench-scale")
    stock, ours = found[STOCK], found[OURS]
    now = {"time": (ours.wall / stock.wall, line[1]), "CPU": (ours.cpu / stock.cpu, line[2])}
    return [
        f"3 x {size:,} pages: {ratio:.2f} of the stock build's {what}; bench/README.md says {said}"
        for what, (ratio, said) in now.items()
        if ratio > MORE * float(said)
    ]


def in_order(line: str) -> int:
    """Return the size that a line is about."""
    found = re.search(r"3 x ([0-9,]+)", line)
    return int(found[1].replace(",", "")) if found else 0


def told(size: int, found: Mapping[str, Run], load: float) -> list[str]:
    """Write the rows of one size, and its ratios."""
    lines = []
    for what, run in found.items():
        per_page = 1000 * run.cpu / (3 * size)
        cells = [f"{run.wall:.1f}", f"{run.cpu:.1f}", f"{per_page:.1f}", f"{run.memory:.0f}"]
        lines.append(f"| 3 x {size:,} | {what} | {' | '.join(cells)} |")
    stock, ours = found[STOCK], found[OURS]
    lines.append(
        f"At 3 x {size:,} pages our build takes {ours.wall / stock.wall:.2f} of the stock build's "
        f"time on the clock ({1000 * ours.wall / (3 * size):.1f} ms a page), "
        f"{ours.cpu / stock.cpu:.2f} of its CPU time and {ours.memory / stock.memory:.2f} of its "
        f"memory; the machine's load was {load:.1f} on {os.cpu_count()} cores when this began."
    )
    return lines


def text_of(lines: Iterable[str]) -> str:
    """Put the lines of all sizes together."""
    ordered = sorted(lines, key=in_order)
    rows = [line for line in ordered if line.startswith("|")]
    said = [line for line in ordered if not line.startswith("|")]
    whole = "\n".join([table(HEADS, []), *rows])
    return f"{whole}\n\n" + "\n\n".join([*said, f"State of the script: `{definition()}`."])


def main() -> None:
    """Measure each size and write the table, or hold the ratios to it; other sizes stay."""
    hold = "--hold" in sys.argv
    given = [whole(int(size)) for size in sys.argv[1:] if size != "--hold"]
    sizes = given or [whole(size) for size in SIZES]
    before = section("scale", README.read_text(encoding="utf-8"))
    lines, faults = keep(sizes, before), list[str]()
    for size in sizes:
        load = os.getloadavg()[0]
        with tempfile.TemporaryDirectory(prefix="scale-") as name:
            folder = Path(name)
            print(f"3 x {size} pages", flush=True)
            prepare(folder, size)
            found = runs(folder, PAIRS if size <= SMALL else 1)
            lines += told(size, found, load)
            faults += slower(size, found, before) if hold else []
    text = text_of(lines)
    print(text)
    if hold:
        sys.exit("\n".join(faults) or None)
    if os.environ.get("WRITE", "1") == "1":
        write_section("scale", text)


def definition() -> str:
    """Return the fingerprint of what is measured."""
    return fingerprint(Path(__file__), Path(__file__).with_name("grow.py"))


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
