"""`concordance links` beside lychee on a site with planted faults: `make bench-links`.

The argument is `small` (129 pages, a few seconds) or `large` (3,212 pages; building takes a minute
or more). Both tools run one after the other on the same files, offline; a planting counts as found
when a report's URL holds its token. The table that is printed is the one in README.md.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
SITE_URL = "https://docs.example.org/"
NUMBERS = {
    "small": ["--sections", "3", "--pages", "8", "--heavy", "5", "--few", "3"],
    "large": [],
}
TOKEN = re.compile(r"zz-[a-z]+-\d{3}")
KINDS = ("broken", "warn", "good")


class Run(NamedTuple):
    """One run of one tool: its name, the URLs it reports, seconds and megabytes."""

    name: str
    urls: list[str]
    cpu: float
    wall: float
    memory: float


def make(folder: Path, numbers: list[str]) -> Path:
    """Write and build the site, once: it is kept for the next run."""
    if (folder / "built").is_file():
        return folder / "site"
    generate = [sys.executable, str(HERE / "linksite/generate.py"), str(folder), *numbers]
    subprocess.run(generate, check=True)
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
    )
    subprocess.run([*generate, "--post"], check=True)
    (folder / "built").touch()
    return folder / "site"


def measure(command: list[str], cwd: Path) -> tuple[str, float, float, float]:
    """Run a command; give its output, CPU seconds, wall seconds and peak memory in MB.

    Children count too: their CPU is added, the largest of them gives the memory.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, cwd=cwd, stdout=out, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        wall = time.perf_counter() - start
        out.seek(0)
        text = out.read()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return text, cpu, wall, usage.ru_maxrss / 1024


def concordance(site: Path, folder: Path, name: str, *options: str) -> Run:
    """Run ours from a folder, which gets the cache."""
    command = [sys.executable, str(HERE.parent / "hooks"), "links", str(site), "--format", "json"]
    text, *figures = measure([*command, *options], folder)
    findings = json.loads(text)["findings"]
    return Run(name, [finding["message"].split('"')[1] for finding in findings], *figures)


def lychee(site: Path, folder: Path) -> Run:
    """Run lychee with what it needs to see a built site: fragments, own URLs, indexes.

    It runs in a folder without our lychee.toml, which is for other sites and caches.
    """
    root = site.resolve()
    command = [
        str(Path(sysconfig.get_path("scripts")) / "lychee"),
        "--offline",
        "--include-fragments",
        "--root-dir",
        str(root),
        "--index-files",
        "index.html",
        "--fallback-extensions",
        "html",
        "--remap",
        f"^{re.escape(SITE_URL)} file://{root}/",
        "--extensions",
        "html,css,xml,svg,webmanifest",
        "--format",
        "json",
        "--no-progress",
        str(root),
    ]
    text, *figures = measure(command, folder)
    report = json.loads(text)["error_map"]
    return Run("lychee", [error["url"] for errors in report.values() for error in errors], *figures)


def score(planted: list[dict[str, str]], urls: list[str]) -> dict[str, dict[str, list[int]]]:
    """Count, by kind and category, what was reported of what was planted."""
    seen = {tokens[-1] for url in urls if (tokens := TOKEN.findall(url.lower()))}
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for planting in planted:
        count = counts[planting["kind"]][planting["cat"]]
        count[0] += planting["id"].lower() in seen
        count[1] += 1
    return counts


def main() -> int:
    """Build, run, score, print."""
    scale = sys.argv[1] if len(sys.argv) > 1 else "small"
    if scale not in NUMBERS:
        sys.stderr.write(f"{scale}: small or large\n")
        return 2
    folder = HERE.parent / ".cache/bench" / f"linksite-{scale}"
    folder.mkdir(parents=True, exist_ok=True)
    site = make(folder, NUMBERS[scale])
    planted = json.loads((folder / "planted.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        runs = [
            concordance(site, here, "concordance, one process", "--no-cache", "--processes", "1"),
            concordance(site, here, "concordance, two processes", "--no-cache", "--processes", "2"),
            concordance(site, here, "concordance, filling its cache"),
            concordance(site, here, "concordance, nothing changed"),
            lychee(site, here),
        ]
    print("| tool | broken found | good to tell | look-alikes accused | CPU s | wall s | MB |")
    print("|---|---|---|---|---|---|---|")
    for run in runs:
        counts = score(planted, run.urls)
        cells = []
        for kind in KINDS:
            found, total = (sum(n[i] for n in counts[kind].values()) for i in (0, 1))
            cells.append(f"{found} of {total}")
        cells += [f"{run.cpu:.2f}", f"{run.wall:.2f}", f"{run.memory:.0f}"]
        print(f"| {run.name} | {' | '.join(cells)} |")
    print()
    for run in (runs[0], runs[-1]):
        for kind, categories in score(planted, run.urls).items():
            wrong = [
                f"{category} {found}/{total}"
                for category, (found, total) in categories.items()
                if (found > 0 if kind == "good" else found < total)
            ]
            if wrong:
                print(f"{run.name}, {kind}: {', '.join(wrong)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
