"""Break things while the site is built, and see what is lost: `make bench-faults [KILLS=30]`.

The project is copied into a temporary folder and built there once; then each fault is tried on
that copy. After each, `site/` must be the former one, byte for byte, or a whole new one, and the
message must say what to do. A full disk is a small file system in memory, mounted where nobody
else sees it: for that the script must run as root, and says so where it does not.
`python -m bench.faults PART...` tries some parts alone, and writes no table.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.faults.kills import interrupted, killed
from bench.faults.pages import page_faults, served
from bench.faults.system import clocks, full_disk, read_only, same_build, spoilt_cache, two_at_once
from bench.faults.trial import BUILD, Tried, copy, digest, run
from bench.report import ROOT, fingerprint, table, write_section

if TYPE_CHECKING:
    from collections.abc import Callable

KILLS = 30


def faults(times: int) -> list[tuple[str, Callable[[Path, set[str]], list[Tried]]]]:
    """Return everything that is tried, in order."""
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
        ("pages", page_faults),
        ("serve", lambda project, _: [served(project)]),
        ("kill", lambda project, good: [killed(project, good, times)]),
        ("interrupt", lambda project, good: [interrupted(project, good, times // 5)]),
    ]


def definition() -> str:
    """Return the fingerprint of what is tried and of what is under trial."""
    return fingerprint(Path(__file__).parent, ROOT / "scripts" / "build.py")


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
