"""hooks/ in other people's projects: `elsewhere.py DIR` tries each project below DIR.

Each is copied, built as it is, then built again with hooks/ beside its mkdocs.yml and the hooks'
names added to it; nothing else changes. What is installed decides which plugins it may have.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ("languages", "freshness", "discovery", "glossary", "figures")
RULE = re.compile(r"(?:error|warning): .* \(([a-z-]+)\)$", re.MULTILINE)


def main() -> int:
    """Try each project and print a line of figures, then the findings by rule."""
    if len(sys.argv) != 2:
        sys.stderr.write("usage: elsewhere.py DIR (of mkdocs projects)\n")
        return 2
    for project in sorted(path.parent for path in Path(sys.argv[1]).glob("*/mkdocs.yml")):
        with TemporaryDirectory() as folder:
            copy = Path(shutil.copytree(project, Path(folder) / project.name))
            subprocess.run(["chmod", "-R", "u+w", copy], check=True)
            try_project(copy)
    return 0


def try_project(copy: Path) -> None:
    """Build a copy without and with the hooks, check it, and tell."""
    stock, _ = timed(copy, "-m", "mkdocs", "build", "--site-dir", "stock")
    shutil.copytree(ROOT / "hooks", copy / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    with (copy / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("".join(["\nhooks:\n", *(f"- hooks/{name}.py\n" for name in HOOKS)]))
    built, _ = timed(copy, "-m", "mkdocs", "build")
    checked, findings = timed(copy, "hooks", "check")
    _, before = timed(copy, "hooks", "links", "stock")
    _, after = timed(copy, "hooks", "links", "site")
    print(f"## {copy.name}: CPU s without {stock:.1f}, with {built:.1f}, check {checked:.1f}")
    for what, text in [("check", findings), ("links without", before), ("links with", after)]:
        counted = Counter(RULE.findall(text))
        print(f"{what}: {sum(counted.values())}", *(f"{n} {name}" for name, n in counted.items()))


def timed(folder: Path, *arguments: str) -> tuple[float, str]:
    """Run Python in a project: CPU seconds of it and its children, and what it printed."""
    before = os.times()
    run = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    now = os.times()
    if run.returncode > 1 or "Traceback" in run.stderr:
        sys.stderr.write(run.stderr)
        raise SystemExit(f"{' '.join(arguments)} failed")
    cpu = now.children_user + now.children_system - before.children_user - before.children_system
    return cpu, run.stdout


if __name__ == "__main__":
    sys.exit(main())
