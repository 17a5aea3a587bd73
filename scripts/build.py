"""Build the site strictly into a folder of its own, then put it in place in one step.

A build that fails, is killed or fills the disk never touches the `site/` that is there.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AT_FDCWD = -100
RENAME_EXCHANGE = 2


def main() -> int:
    """Build, swap, and say what happened; the exit code is mkdocs' own, or 1."""
    site = ROOT / "site"
    cache = ROOT / ".cache"
    try:
        cache.mkdir(exist_ok=True)
        sweep(cache)
        fresh = Path(tempfile.mkdtemp(prefix=f"site-{os.getpid()}-", dir=cache))
    except OSError as error:
        return fail(f"cannot write in {cache.name}/: {error.strerror}")
    try:
        code = build(fresh)
        if code:
            return fail("the build failed, see above; the former site/ is as it was", code)
        fresh.chmod(0o755)
        put_in_place(fresh, site)
    except OSError as error:
        return fail(f"cannot put site/ in place: {error.strerror}")
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files) / 1e6
    sys.stdout.write(f"site/ is built: {pages} pages, {len(files)} files, {size:.1f} MB\n")
    return 0


def build(target: Path) -> int:
    """Run mkdocs into `target`; a full disk is told in one sentence, the rest is mkdocs' own.

    Not with mkdocs' `--quiet`, which drops the warnings before `--strict` counts them.
    """
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
    with subprocess.Popen(  # noqa: S603 - the project's own mkdocs
        mkdocs, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        lines = [line for line in process.stderr or () if not line.startswith("INFO ")]
    if any("No space left on device" in line for line in lines):
        fail("the disk is full")
    elif lines and re.match(r"\w*Error: \[Errno", lines[-1]):
        fail(lines[-1].strip())
    else:
        sys.stderr.writelines(lines)
    return process.returncode


def put_in_place(fresh: Path, site: Path) -> None:
    """Exchange the new folder and the old one in one step; the old one is removed after."""
    if not site.exists():
        fresh.rename(site)
        return
    if not exchange(fresh, site):
        aside = fresh.with_name(fresh.name + "-old")
        site.rename(aside)
        fresh.rename(site)
        shutil.rmtree(aside, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Swap two paths atomically (renameat2, Linux 3.15); tell whether the system could."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done: int = rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return done == 0


def sweep(cache: Path) -> None:
    """Remove what killed builds left; a build that still runs keeps its own."""
    for left in cache.glob("site-*-*"):
        process = left.name.split("-")[1]
        if process.isdigit() and not alive(int(process)):
            shutil.rmtree(left, ignore_errors=True)


def alive(process: int) -> bool:
    """Tell whether a process of that number runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def fail(message: str, code: int = 1) -> int:
    """Print one line on the error stream and give the exit code."""
    sys.stderr.write(f"make site: {message}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
