"""Fuzz until the time is up: `make fuzz [MINUTES=10] [SEED=n] [EXAMPLES=200]`.

Each round runs every test of this folder on examples drawn from a seed of its own, which it prints
first. A round that fails is the last: hypothesis has made its example as small as it could and
shows it, and `make fuzz SEED=n` draws the same ones again. A crash becomes a case: the example,
written as a test beside those of the module it broke.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from random import SystemRandom

HERE = Path(__file__).parent
MINUTES = 10.0
STUCK = 900
"""Seconds after which a test is taken to hang: its stack is then printed, and the round ends."""


def run(seed: int) -> tuple[int, str]:
    """Run one round and give pytest's exit code and what it printed."""
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider"]
    command += ["-m", "hypothesis", f"--hypothesis-seed={seed}", str(HERE)]
    command.append("--hypothesis-show-statistics")
    for option in (f"faulthandler_timeout={STUCK}", "faulthandler_exit_on_timeout=true"):
        command += ["-o", option]
    done = subprocess.run(
        command,
        env={**os.environ, "HYPOTHESIS_PROFILE": "fuzz"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def tried(out: str) -> int:
    """Return how many examples pytest's output tells of, with hypothesis' statistics."""
    return sum(map(int, re.findall(r"- (\d+) passing", out)))


def main() -> int:
    """Run rounds until the time is up or one fails; the exit code is pytest's."""
    given = os.environ.get("SEED")
    minutes = float(os.environ.get("MINUTES") or MINUTES)
    first = int(given) if given else SystemRandom().randrange(2**32)
    end = time.monotonic() + minutes * 60
    rounds = cases = 0
    while not rounds or (not given and time.monotonic() < end):
        seed = first + rounds
        say(f"seed {seed}: ")
        start = time.monotonic()
        code, out = run(seed)
        if code:
            say(f"\n{out}\nFailed. To draw the same again: make fuzz SEED={seed}\n")
            return code
        say(f"nothing in {time.monotonic() - start:.0f} s\n")
        rounds += 1
        cases += tried(out)
    say(f"{cases:,} cases: nothing raised, nothing ran away\n")
    return 0


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
