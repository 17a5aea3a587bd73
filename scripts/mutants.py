"""How much of the comparing code the tests pin: `make mutants`, by hand and once a week.

mutmut changes the vote, the alignment, the matching of quantities and the rules of meaning, one
small change at a time, and runs the tests of each. A mutant that no test notices survives; more
than 8 of 100 and this fails. Of some thousands a run takes a tenth, each week another: those whose
number ends in the week's last digit. It works on a copy in .cache/mutants/, where the package
stands as mutmut wants it.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / ".cache" / "mutants"
SETTINGS = """\
[tool.mutmut]
source_paths = ["concordance"]
only_mutate = [
    "concordance/corpus/vote.py",
    "concordance/corpus/align/*.py",
    "concordance/checks/meaning/*.py",
    "concordance/checks/values/matching.py",
]
pytest_add_cli_args = ["-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = [
    "tests/corpus",
    "tests/checks/values",
    "tests/checks/meaning",
    "tests/checks/test_pages.py",
]
also_copy = ["hooks"] # for the rules' pages: what runs is the mutated package beside it
use_git_change_detection = false

[tool.pytest.ini_options]
pythonpath = [".", "tests/support"]
addopts = "-q --import-mode=importlib"
"""
MOST = 0.08
"""The share of the mutants that may survive."""
MEMORY = 4 << 30
"""Bytes that a process may take: some mutants never end and fill the memory."""
SURVIVED = {0: "survived", 5: "no test", 33: "no test"}
"""What mutmut writes of a mutant that no test notices: the exit code of pytest, or its own."""


def main() -> int:
    """Run the week's tenth of the mutants, or those named; exit with 1 where too many survive.

    It is 2 where they could not be run.
    """
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(ROOT / "hooks" / "concordance", COPY / "concordance")
    for name in ("hooks", "tests"):
        shutil.copytree(ROOT / name, COPY / name)
    (COPY / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    names = sys.argv[1:] or [f"*{datetime.now(UTC).isocalendar().week % 10}"]
    command = [sys.executable, "-m", "mutmut", "run", *names]
    run = subprocess.run(command, cwd=COPY, check=False)  # noqa: S603 - the developer's own words
    codes = exit_codes(COPY / "mutants")
    if run.returncode or not codes:
        sys.stderr.write("mutants: mutmut did not come to its end, see above\n")
        return 2
    sys.stdout.write(report(codes))
    return 1 if share(codes) > MOST else 0


def exit_codes(folder: Path) -> dict[str, int]:
    """Read from mutmut's files how the tests of each mutant that was run ended."""
    found: dict[str, int] = {}
    for path in sorted(folder.rglob("*.py.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        found |= {name: code for name, code in codes.items() if code is not None}
    return found


def share(codes: dict[str, int]) -> float:
    """Return how much of the mutants, of 1, survives."""
    return sum(code in SURVIVED for code in codes.values()) / len(codes)


def report(codes: dict[str, int]) -> str:
    """List the survivors, then for each module how many of how many survive, then all."""
    lines = [f"{name}: {SURVIVED[code]}" for name, code in codes.items() if code in SURVIVED]
    total = Counter(module(name) for name in codes)
    survivors = Counter(module(name) for name, code in codes.items() if code in SURVIVED)
    lines += [f"{name:48} {survivors[name]:4} of {total[name]:4}" for name in sorted(total)]
    lines.append(
        f"mutants: {survivors.total()} of {total.total()} survive, {100 * share(codes):.1f} %; "
        f"at most {100 * MOST:.0f} % may (see one: cd .cache/mutants; mutmut show NAME)"
    )
    return "\n".join(lines) + "\n"


def module(name: str) -> str:
    """Return the module of a mutant that mutmut calls `package.module.x_function__mutmut_1`."""
    return name.rpartition(".")[0]


if __name__ == "__main__":
    sys.exit(main())
