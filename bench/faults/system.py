"""What the machine may do to a build: a full disk, nowhere to write, other clocks and locales."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from bench.faults.trial import BUILD, CHECK, SEED, Tried, digest, left_over, run, sentence

FULL = """
set -e
mount -t tmpfs -o size={size}k none .cache
exec "$0" scripts/build.py
"""


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
    links = [sys.executable, "hooks", "links", "site"]
    expected = [run(CHECK, project), run(links, project)]
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
        fine = fine and [run(CHECK, project), run(links, project)] == expected
    build = run(BUILD, project)
    fine = fine and build.code == 0 and digest(project / "site") in good
    outcome = f"{len(files)} files, each malformed in four ways: `check` and `links` answer "
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
    expected = run(CHECK, project)
    build = run(BUILD, project, **environment)
    check = run(CHECK, project, **environment)
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
