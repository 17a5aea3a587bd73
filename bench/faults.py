"""Break things while the site is built, and see what is lost: `make bench-faults [KILLS=100]`.

The project is copied into a temporary folder and built there once; then each fault is tried on
that copy. After each, `site/` must be the former one, byte for byte, or a whole new one, and the
message must say what to do. A full disk is a small file system in memory, mounted where nobody
else sees it: for that the script must run as root, and says so where it does not.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.report import ROOT, fingerprint, table, write_section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SEED = 12
KILLS = 100
PARTS = ("bench", "docs", "hooks", "overrides", "scripts", "mkdocs.yml", "Makefile")
BUILD = (sys.executable, "scripts/build.py")
FULL = """
set -e
mount -t tmpfs -o size={size}k none .cache
exec "$0" scripts/build.py
"""


class Tried(NamedTuple):
    """One fault: what was done, what was expected, what came of it, and whether it is good."""

    what: str
    outcome: str
    good: bool


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


def run(command: Iterable[str], cwd: Path, **environment: str) -> Said:
    """Run a command to its end."""
    done = subprocess.run(
        [*command],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def digest(site: Path) -> str:
    """Give what stands for every file of a site."""
    total = hashlib.sha256()
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        total.update(file.relative_to(site).as_posix().encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def left_over(project: Path) -> list[str]:
    """Name what builds left behind."""
    return [path.name for path in (project / ".cache").glob("site-*")]


def sentence(err: str) -> str:
    """Give the last line that a command said, for the table."""
    lines = [line for line in err.strip().splitlines() if line.strip()]
    return lines[-1].replace("|", "/")[:140] if lines else "nothing"


def killed(project: Path, good: set[str], times: int) -> Tried:
    """Kill the build, mkdocs included, at random moments; then let one end."""
    chance = random.Random(SEED)
    start = time.perf_counter()
    run(BUILD, project)
    length = time.perf_counter() - start
    lost = ended = 0
    for _ in range(times):
        with subprocess.Popen(
            BUILD,
            cwd=project,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            time.sleep(chance.uniform(0, length))
            ended += process.poll() is not None
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
        lost += digest(project / "site") not in good
    after = run(BUILD, project)
    swept = not left_over(project)
    good_after = after.code == 0 and digest(project / "site") in good
    outcome = (
        f"{times - lost} times of {times} `site/` is whole ({ended} builds had ended); the next "
        f"build {'succeeds' if good_after else 'FAILS'} and "
        f"{'removes' if swept else 'LEAVES'} what the others left"
    )
    return Tried(f"killed at {times} random moments", outcome, not lost and good_after and swept)


def full_disk(project: Path, good: set[str]) -> Tried:
    """Let the disk fill at different moments."""
    what = "a full disk"
    if os.geteuid() != 0 or run(["unshare", "-m", "true"], project).code:
        return Tried(what, "not tried: it needs root, for a file system of its own", good=False)
    before = digest(project / "site")
    said = []
    fine = True
    for size in (64, 2000, 4000, 6000, 8000):
        script = FULL.format(size=size)
        answer = run(["unshare", "-m", "sh", "-c", script, sys.executable], project)
        same = digest(project / "site") == before
        told = "the disk is full" in answer.err or "No space left on device" in answer.err
        plain = "Traceback" not in answer.err
        fine = fine and same and answer.code != 0 and told and plain
        said.append(sentence(answer.err) if not (told and plain) else "")
    wrong = [one for one in said if one]
    outcome = "`site/` as it was, " if digest(project / "site") in good else "`site/` CHANGED, "
    outcome += f"5 sizes: {'; '.join(wrong)}" if wrong else '5 sizes: "the disk is full"'
    return Tried(what, outcome, fine)


def read_only(project: Path, good: set[str]) -> Tried:
    """Let nothing be written where the site goes: the folder is a read-only file system."""
    what = "read-only output"
    script = 'mount --bind . . && cd "$PWD" && mount -o remount,ro,bind . && exec "$0" '
    script += "scripts/build.py"
    if os.geteuid() != 0:
        return Tried(what, "not tried: it needs root, whom no mode stops", good=False)
    answer = run(["unshare", "-m", "sh", "-c", script, sys.executable], project)
    same = digest(project / "site") in good
    plain = answer.code != 0 and "Traceback" not in answer.err and "Read-only" in answer.err
    outcome = f'`site/` {"as it was" if same else "CHANGED"}: "{sentence(answer.err)}"'
    return Tried(what, outcome, same and plain)


def spoilt_cache(project: Path, good: set[str]) -> Tried:
    """Put noise, nothing, and half of what was there in every file of the cache."""
    check = [sys.executable, "hooks", "check"]
    links = [sys.executable, "hooks", "links", "site"]
    expected = [run(check, project), run(links, project)]
    files = [path for path in (project / ".cache").rglob("*") if path.is_file()]
    chance = random.Random(SEED)
    fine = bool(files)
    for spoil in (
        lambda data: chance.randbytes(max(len(data), 100)),
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    ):
        for file in files:
            if file.is_file():
                file.write_bytes(spoil(file.read_bytes() or b"x"))
        fine = fine and [run(check, project), run(links, project)] == expected
    build = run(BUILD, project)
    fine = fine and build.code == 0 and digest(project / "site") in good
    outcome = f"{len(files)} files, each spoilt in four ways: `check` and `links` answer "
    outcome += "as without, and the build is the same" if fine else "OTHERWISE"
    return Tried("a corrupt cache", outcome, fine)


def two_at_once(project: Path, good: set[str]) -> Tried:
    """Start two builds in one checkout, five times."""
    fine = True
    for _ in range(5):
        both = [
            subprocess.Popen(
                BUILD, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            for _ in range(2)
        ]
        codes = [process.wait() for process in both]
        fine = fine and codes == [0, 0] and digest(project / "site") in good
        fine = fine and not left_over(project)
    outcome = "5 times: both end well, one whole site stands, nothing is left over"
    return Tried("two builds at once", outcome if fine else "one FAILS", fine)


def same_build(what: str, project: Path, good: set[str], **environment: str) -> Tried:
    """Build and check in another environment: the same site, the same findings."""
    expected = run([sys.executable, "hooks", "check"], project)
    build = run(BUILD, project, **environment)
    check = run([sys.executable, "hooks", "check"], project, **environment)
    same = digest(project / "site") in good
    alike = (check.code, check.out) == (expected.code, expected.out)
    fine = build.code == 0 and same and alike
    outcome = "the same site, byte for byte, and the same findings"
    if not fine:
        outcome = f"code {build.code}, site {'same' if same else 'DIFFERENT'}, findings "
        outcome += f'{"same" if alike else "DIFFERENT"}: "{sentence(build.err or check.err)}"'
    return Tried(what, outcome, fine)


def clocks(project: Path, good: set[str]) -> list[Tried]:
    """Build with other clocks, where the tool for that is installed."""
    found = [same_build("a clock of another zone", project, good, TZ="Pacific/Kiritimati")]
    library = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1")
    if not library.exists():
        return [*found, Tried("a wrong clock", "not tried: faketime is not installed", good=False)]
    for when in ("@1999-12-31 23:59:50", "@2037-01-01 00:00:00"):
        preload = {"LD_PRELOAD": str(library), "FAKETIME": when}
        found.append(same_build(f"a clock that says {when[1:5]}", project, good, **preload))
    return found


def copy(folder: Path) -> Path:
    """Copy the project, with its history, which dates the pages."""
    project = folder / "project"
    project.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, project / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, project / part)
    for command in (
        ["git", "init", "-q"],
        ["git", "-c", "user.name=b", "-c", "user.email=b@example.org", "add", "docs"],
        ["git", "-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "-qm", "Docs"],
    ):
        run(command, project)
    return project


def faults(times: int) -> list[tuple[str, Callable[[Path, set[str]], list[Tried]]]]:
    """Give everything that is tried, in order."""
    ascii_only = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return [
        ("full", lambda project, good: [full_disk(project, good)]),
        ("read-only", lambda project, good: [read_only(project, good)]),
        ("cache", lambda project, good: [spoilt_cache(project, good)]),
        ("two", lambda project, good: [two_at_once(project, good)]),
        (
            "locale",
            lambda project, good: [
                same_build("a locale without UTF-8", project, good, **ascii_only)
            ],
        ),
        ("clock", clocks),
        ("kill", lambda project, good: [killed(project, good, times)]),
    ]


def definition() -> str:
    """Give the fingerprint of what is tried and of what is under trial."""
    return fingerprint(Path(__file__), ROOT / "scripts" / "build.py")


def main() -> int:
    """Try everything, or what is named, and write the table."""
    times = int(os.environ.get("KILLS") or KILLS)
    asked = sys.argv[1:]
    tried: list[Tried] = []
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        project = copy(Path(name))
        first = run(BUILD, project)
        if first.code:
            sys.exit(f"the project does not build:\n{first.err}")
        good = {digest(project / "site")}
        for key, attempt in faults(times):
            if not asked or key in asked:
                for one in attempt(project, good):
                    print(f"{'ok ' if one.good else 'BAD'} {one.what}: {one.outcome}", flush=True)
                    tried.append(one)
    if not asked and times == KILLS:
        rows = [(one.what, one.outcome, "yes" if one.good else "NO") for one in tried]
        text = table(["what was done", "what came of it", "as it should"], rows)
        write_section("faults", f"{text}\n\nState of what is tried: `{definition()}`.")
    return 0 if all(one.good for one in tried) else 1


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
