"""A build killed or interrupted while it runs: what stands then, and who is still at work."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.faults.trial import BUILD, SEED, Tried, digest, left_over, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MARK = "FAULTS_TRIAL"
"""The variable that every process of a build inherits, by which they are found."""
SOON = 5.0
"""Seconds after which a process of a build that is gone has outlived it."""
MOST = 20
"""Times as many draws as builds to hit, after which something is wrong."""


class Way(NamedTuple):
    """How a build is stopped: by which signal, sent to whom, and what it is expected to say."""

    number: int
    send: Callable[[int, int], None]
    said: str = ""


KILLS = (Way(signal.SIGKILL, os.killpg), Way(signal.SIGKILL, os.kill))
STOPPED = "make site: interrupted; site/ is as it was\n"
DONE = "site/ is built: "
INTERRUPTIONS = (
    Way(signal.SIGINT, os.killpg, STOPPED),
    Way(signal.SIGINT, os.kill, STOPPED),
    Way(signal.SIGTERM, os.killpg, STOPPED),
    Way(signal.SIGTERM, os.kill, STOPPED),
)


@dataclass
class Tally:
    """What came of the builds that were hit while they ran, and how many draws it took."""

    drawn: int = 0
    hit: int = 0
    slowest: float = 0.0
    wrong: Counter[str] = field(default_factory=Counter)


def members(mark: str) -> list[int]:
    """Return the processes that have inherited a mark."""
    wanted = f"{MARK}={mark}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
        except OSError:  # it has ended, or is not ours
            continue
    return found


def outlive(mark: str) -> float:
    """Wait for the last process of a build; give the seconds it took, or infinity."""
    start = time.monotonic()
    while members(mark):
        if time.monotonic() - start > SOON:
            for number in members(mark):
                os.kill(number, signal.SIGKILL)
            return float("inf")
        time.sleep(0.02)
    return time.monotonic() - start


def length(project: Path) -> float:
    """Measure how long a build takes: the longer of two."""
    times = []
    for _ in range(2):
        start = time.monotonic()
        run(BUILD, project)
        times.append(time.monotonic() - start)
    return max(times)


def strike(project: Path, way: Way, moment: float, tally: Tally, good: set[str]) -> None:
    """Start a build, stop it at a moment if it still runs then, and note what came of it."""
    tally.drawn += 1
    mark = f"{os.getpid()}-{tally.drawn}-{way.number}"
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(
            BUILD,
            cwd=project,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", MARK: mark},
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process:
            if way.said:  # a person sees that it has begun
                wait_until_begun(project, process)
            with suppress(subprocess.TimeoutExpired):
                process.wait(moment)
            if process.poll() is None:
                way.send(process.pid, way.number)
            code = process.wait()
        said.seek(0)
        heard = said.read().decode(errors="replace")
    if code == 0 or DONE in heard:  # it had ended, or had said that it had
        return
    tally.hit += 1
    last = outlive(mark)
    tally.slowest = max(tally.slowest, last)
    expected = 128 + way.number if way.said else -way.number
    for what, wrong in (
        ("site/ is not whole", digest(project / "site") not in good),
        (f"a process is there after {SOON:.0f} s", last > SOON),
        ("a traceback is shown", "Traceback" in heard),
        (f"the code is {code}", code != expected),
        (f"it says {heard[:80]!r}", heard != way.said),
        ("it leaves a folder", bool(way.said and left_over(project))),
    ):
        tally.wrong[what] += wrong


def wait_until_begun(project: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a build has a folder of its own."""
    while process.poll() is None and not list((project / ".cache").glob(f"site-{process.pid}-*")):
        time.sleep(0.01)


def struck(project: Path, good: set[str], times: int, ways: Sequence[Way]) -> Tally:
    """Stop builds at random moments until so many were hit while they ran, each way as often."""
    chance = random.Random(SEED)
    whole = length(project)
    tally = Tally()
    while tally.hit < times and tally.drawn < MOST * times:
        way = ways[tally.hit % len(ways)]
        strike(project, way, chance.uniform(0, whole), tally, good)
    return tally


def report(
    title: tuple[str, str], tally: Tally, times: int, project: Path, good: set[str]
) -> Tried:
    """Let a last build end, and say what came of all; `title` is what was done and its good end."""
    what, whole = title
    after = run(BUILD, project)
    swept = not left_over(project)
    good_after = after.code == 0 and digest(project / "site") in good
    wrong = {said: count for said, count in tally.wrong.items() if count}
    outcome = (
        f"{tally.hit} builds hit while they ran ({tally.drawn} drawn, "
        f"{tally.drawn - tally.hit} had ended): "
        + ("; ".join(f"{count} times {said}" for said, count in wrong.items()) or whole)
        + f"; the last process is gone after {tally.slowest:.1f} s at most; the next build "
        + f"{'succeeds' if good_after else 'FAILS'} and "
        + f"{'removes' if swept else 'LEAVES'} what the others left"
    )
    return Tried(what, outcome, not wrong and tally.hit == times and good_after and swept)


def killed(project: Path, good: set[str], times: int) -> Tried:
    """Kill the build, half of the times with all its processes, half the first alone."""
    what = f"killed (SIGKILL) at {times} random moments, in turn all its processes and the first"
    tally = struck(project, good, times, KILLS)
    return report((what, "`site/` is whole"), tally, times, project, good)


def interrupted(project: Path, good: set[str], times: int) -> Tried:
    """Interrupt the build as a person at a terminal does (Ctrl-C), or a CI (SIGTERM)."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where this has no terminal
    what = f"interrupted (SIGINT, SIGTERM) at {times} random moments, all or the first, in turn"
    whole = "`site/` is whole, one line says so, and no folder is left"
    tally = struck(project, good, times, INTERRUPTIONS)
    return report((what, whole), tally, times, project, good)
