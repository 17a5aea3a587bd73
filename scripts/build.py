"""Build the site strictly into a folder of its own, then put it in place in one step.

A build that fails, is interrupted or killed, or fills the disk never touches the `site/` that is
there, and leaves no process behind.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from concordance.findings.formats.neutral import neutral

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
CACHE = ROOT / ".cache"
FRESH, OLD, TEMPORARY = "site", "old", "tmp"
"""What is in a build's folder: the new site, the former one, and what mkdocs keeps meanwhile."""
SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
AT_FDCWD = -100
RENAME_EXCHANGE = 2
PR_SET_PDEATHSIG = 1


class Interrupted(BaseException):
    """A signal asked the build to stop: a person, a terminal that closes, or a CI."""


def main() -> int:
    """Build, swap, and say what happened; the exit code is mkdocs' own, 128 + a signal's, or 1."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, interrupt)
    try:
        CACHE.mkdir(exist_ok=True)
        sweep()
        folder = Path(tempfile.mkdtemp(prefix=f"site-{os.getpid()}-", dir=CACHE))
    except OSError as error:
        return fail(f"cannot write in {CACHE.name}/: {error.strerror}")
    except Interrupted as interrupted:
        return stopped(interrupted)
    try:
        return build_in(folder)
    except OSError as error:
        return fail(f"cannot put site/ in place: {error.strerror}")
    except Interrupted as interrupted:
        return stopped(interrupted)
    finally:
        remove(folder)


def build_in(folder: Path) -> int:
    """Build in a folder of its own, put the site in place, and give the exit code."""
    for name in (FRESH, TEMPORARY):
        (folder / name).mkdir()
    code = build(folder / FRESH, folder / TEMPORARY)
    if code:
        return fail("the build failed, see above; the former site/ is as it was", code)
    ignore_signals()  # what is left takes no time, and is not to be half done
    put_in_place(folder)
    files = [path for path in SITE.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files) / 1e6
    sys.stdout.write(f"site/ is built: {pages} pages, {len(files)} files, {size:.1f} MB\n")
    return 0


def build(target: Path, temporary: Path) -> int:
    """Run mkdocs into `target`; a full disk is told in one sentence, the rest is mkdocs' own.

    Not with mkdocs' `--quiet`, which drops the warnings before `--strict` counts them.
    """
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen(  # noqa: S603 - the project's own mkdocs
        mkdocs,
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        preexec_fn=end_with(os.getpid()) if sys.platform == "linux" else None,  # noqa: PLW1509
    ) as process:
        try:
            shown = (line for line in process.stderr or () if not line.startswith("INFO "))
            lines = [neutral(line) for line in shown]
        except Interrupted:
            process.kill()
            raise
    if any("No space left on device" in line for line in lines):
        fail("the disk is full")
    elif lines and re.match(r"\w*Error: \[Errno", lines[-1]):
        trace = next((n for n, line in enumerate(lines) if line.startswith("Traceback (")), -1)
        sys.stderr.writelines(lines[:trace])
        fail(lines[-1].strip())
    else:
        sys.stderr.writelines(lines)
    return process.returncode


def end_with(parent: int) -> Callable[[], None]:
    """Return what lets a process be killed when the one that made it ends, however that ends."""

    def begin() -> None:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    return begin


def put_in_place(folder: Path) -> None:
    """Exchange the new site and the old one in one step; the old one goes with the folder."""
    fresh = folder / FRESH
    if not SITE.exists():
        fresh.rename(SITE)
    elif not exchange(fresh, SITE):
        SITE.rename(folder / OLD)
        fresh.rename(SITE)


def exchange(one: Path, other: Path) -> bool:
    """Swap two paths atomically (renameat2, Linux 3.15); tell whether the system could."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done: int = rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return done == 0


def sweep() -> None:
    """Remove what killed builds left; a build that still runs keeps its own.

    Where the system cannot swap, one may have been killed between taking the old site away and
    putting the new one in its place: then the old one comes back.
    """
    for left in CACHE.glob("site-*-*"):
        process = left.name.split("-")[1]
        if process.isdigit() and not alive(int(process)):
            if (left / OLD).is_dir() and not SITE.exists():
                (left / OLD).rename(SITE)
            remove(left)


def remove(folder: Path) -> None:
    """Remove a folder, in which a process that is being killed may still write for a moment."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            break
        time.sleep(0.1)


def alive(process: int) -> bool:
    """Return whether another process of that number runs."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def interrupt(number: int, _frame: FrameType | None) -> NoReturn:
    """Answer the first signal; those after it are not to break the tidying up."""
    ignore_signals()
    raise Interrupted(number)


def ignore_signals() -> None:
    """Let no signal that asks to stop break what follows."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def stopped(interrupted: Interrupted) -> int:
    """Say that the build was interrupted, and give the exit code that a shell would."""
    return fail("interrupted; site/ is as it was", 128 + interrupted.args[0])


def fail(message: str, code: int = 1) -> int:
    """Print one line on the error stream and give the exit code."""
    sys.stderr.write(f"make site: {message}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
