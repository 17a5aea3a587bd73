"""Keep README.md true: `make readme` writes the tree of the package from what each module says.

The sentences of the other paths stand in README.md itself; `problems` names what has none, what is
named and not there, and what differs. tests/front/test_readme.py asks it.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PACKAGE = ROOT / "hooks" / "concordance"
OPEN, CLOSE = "<!-- package -->\n", "<!-- /package -->"
LONGEST = 96


def main() -> int:
    """Write the tree; the exit code is 1 where a person must still write a sentence."""
    text = README.read_text(encoding="utf-8")
    before, after = text.split(OPEN)[0], text.split(CLOSE)[1]
    README.write_text(f"{before}{OPEN}{package_tree()}{CLOSE}{after}", encoding="utf-8")
    found = problems()
    sys.stdout.writelines(f"README.md: {problem}\n" for problem in found)
    return 1 if found else 0


def problems() -> list[str]:
    """Say what in README.md is not true of the files that git knows."""
    text = README.read_text(encoding="utf-8")
    layout = text.split("## How it is laid out\n")[1]
    top, package = layout.split("```text\n")[1].split("```")[0], text.split(OPEN)[1].split(CLOSE)[0]
    named = [name.rstrip("/") for line in top.splitlines() for name in names(line)]
    paths = {path.split("/")[0] for path in tracked()}
    paths |= {f"hooks/{path.split('/')[1]}" for path in tracked() if path.startswith("hooks/")}
    paths -= {"hooks", "hooks/concordance"}
    said = [f"'{path}' has no line in the tree" for path in sorted(paths - set(named))]
    said += [
        f"the tree names '{path}', which is not there"
        for path in sorted(named)
        if not (ROOT / path).exists()
    ]
    if package != package_tree():
        said.append("the package's tree is not what its modules say; run: make readme")
    return said


def names(line: str) -> list[str]:
    """Return the paths that a line of the tree names: all before two spaces."""
    return line.split("  ", maxsplit=1)[0].split()


def tracked() -> list[str]:
    """List the files git knows."""
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)  # noqa: S607
    return [name for name in run.stdout.decode().split("\0") if name]


def package_tree() -> str:
    """Return one line for each room and module, rooms from the upper layers to the lower."""
    paths = {PACKAGE.joinpath(*name.split("/")[2:3]) for name in tracked() if inside(name)}
    order = rooms()
    rows = [(path, sentence(path)) for path in paths if path.name != "__init__.py"]
    rows.sort(key=lambda row: (row[0].is_file(), order.get(row[0].name, 0), row[0].name))
    width = max(len(path.name) for path, _ in rows) + 2
    lines = [f"{path.name + '/' * path.is_dir():{width}} {told}\n" for path, told in rows]
    return f"\n```text\n{''.join(lines)}```\n\n"


def rooms() -> dict[str, int]:
    """Return the number of each room's layer, the uppermost 0, as pyproject.toml contracts it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {
        room: number
        for number, layer in enumerate(layers)
        for room in layer.replace(" ", "").split("|")
    }


def inside(name: str) -> bool:
    """Return whether a path is part of the package, and there."""
    return name.startswith("hooks/concordance/") and (ROOT / name).is_file()


def sentence(path: Path) -> str:
    """Return the first sentence of a module's docstring, up to its colon where it is long."""
    module = path / "__init__.py" if path.is_dir() else path
    if not module.is_file():
        return "Templates, styles, scripts and interface strings that travel with the hooks"
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    first = docstring.split("\n")[0].rstrip(".").replace("`", "")
    return re.split(r"[:;] ", first)[0] if len(first) > LONGEST else first


if __name__ == "__main__":
    sys.exit(main())
