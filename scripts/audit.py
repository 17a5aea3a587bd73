"""What this project stands on: every package pinned by hash, every licence known and allowed.

`audit.py` prints what is wrong and one sentence; `audit.py --list` every package too. Only files
are read: the lock files here, and what the installed packages say of themselves.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import PackageMetadata, distributions
from pathlib import Path
from typing import NamedTuple

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent

ALLOWED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "PSF-2.0", "Unlicense",
    "CC0-1.0", "Zlib",
    "MPL-2.0",  # asks for the changes to its own files, and we change none
}  # fmt: skip
TESTS_ONLY = {"LGPL-2.1-or-later"}
"""Allowed for what the tests alone load, and nobody gets from us."""

NAMES = {
    "apache software license": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "bsd license": "BSD-3-Clause",
    "gnu library or lesser general public license (lgpl)": "LGPL-2.1-or-later",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
}
"""What packages call their licence, from PyPI's classifiers and habit, as an SPDX identifier."""

LOCKS = {
    "requirements.txt": "site",
    "requirements-links.txt": "links",
    "requirements-anchor.txt": "anchor",
    "requirements-lsp.txt": "lsp",
    "requirements-dev.txt": "tests",
    "requirements-mutants.txt": "tests",
    "requirements-cards.txt": "tests",
}
"""Each lock file and what its packages are for; the later hold what they add to the first."""

_PIN = re.compile(r"([\w.-]+)==([\w.!+-]+)(?: ; ([^\\]*[^\\ ]))?(?: \\)?")
_HASH = re.compile(r" +--hash=sha256:[0-9a-f]{64}(?: \\)?")


class Pin(NamedTuple):
    """A package of a lock file: its version, how many hashes it has, what it is for.

    `marker` says for which interpreters and systems it is pinned; empty, for all.
    """

    name: str
    version: str
    marker: str
    hashes: int
    use: str


def main() -> int:
    """Audit this project; the exit code is 1 where something is wrong, 2 on bad usage."""
    if sys.argv[1:] not in ([], ["--list"]):
        sys.stderr.write("usage: audit.py [--list]\n")
        return 2
    pins: dict[str, Pin] = {}
    wrong: list[str] = []
    for lock, use in LOCKS.items():
        text = (ROOT / lock).read_text(encoding="utf-8")
        read, problems = read_lock(text, use)
        wrong += [f"{lock}: {problem}" for problem in problems]
        pins = {**{pin.name: pin for pin in read if holds(pin.marker)}, **pins}
    installed = {canonical(one.name): one for one in distributions()}
    rows = []
    for name, pin in sorted(pins.items()):
        if name not in installed:
            rows.append((name, pin.version, "not installed here", pin.use))
            continue
        found = licence(installed[name].metadata)
        rows.append((name, pin.version, found or "unknown", pin.use))
        if installed[name].version != pin.version:
            wrong.append(f"{name}: {installed[name].version} is installed, {pin.version} is pinned")
        if not allowed(found, pin.use):
            wrong.append(f"{name}: its licence is {found or 'unknown'}, which is not allowed")
    packages, problems = read_npm((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    rows += packages
    wrong += [f"package-lock.json: {problem}" for problem in problems]
    if sys.argv[1:]:
        sys.stdout.writelines(f"{a:28} {b:18} {c:32} {d}\n" for a, b, c, d in rows)
    sys.stdout.writelines(f"{problem}\n" for problem in wrong)
    sys.stdout.write(f"audit: {len(rows)} packages pinned by hash, {len(wrong)} to look at\n")
    return 1 if wrong else 0


def read_lock(text: str, use: str) -> tuple[list[Pin], list[str]]:
    """Read a compiled requirements file: its pins, and what is not a pin with hashes.

    One package may have several, each with the marker of the interpreters that it is for.
    """
    pins: list[Pin] = []
    problems: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if found := _PIN.fullmatch(line):
            pins.append(Pin(canonical(found[1]), found[2], found[3] or "", 0, use))
        elif pins and _HASH.fullmatch(line):
            pins[-1] = pins[-1]._replace(hashes=pins[-1].hashes + 1)
        else:
            problems.append(f"line {number} is no pin with hashes: {line.strip()[:60]}")
    problems += [f"{pin.name} has no hash" for pin in pins if not pin.hashes]
    return pins, problems


def holds(marker: str, environment: dict[str, str] | None = None) -> bool:
    """Return whether a pin's marker is true here, or where `environment` differs from here."""
    return not marker or Marker(marker).evaluate(environment)


def read_npm(text: str) -> tuple[list[tuple[str, str, str, str]], list[str]]:
    """Read package-lock.json: rows as they are listed, and what is wrong."""
    rows, problems = [], []
    for path, package in json.loads(text)["packages"].items():
        if not path:
            continue
        name = path.removeprefix("node_modules/")
        found = package.get("license", "")
        rows.append((name, package.get("version", ""), found or "unknown", "tests"))
        if not package.get("integrity"):
            problems.append(f"{name} has no hash")
        if "resolved" in package:
            problems.append(f"{name} names the address it came from")
        if not allowed(found, "tests"):
            problems.append(f"{name}: its licence is {found or 'unknown'}, which is not allowed")
    return rows, problems


def licence(metadata: PackageMetadata) -> str:
    """Return a package's licence as an SPDX expression, empty where it says none that is known."""
    if expression := metadata.get("License-Expression"):
        return str(expression)
    classifiers = [
        one.rpartition(" :: ")[2]
        for one in metadata.get_all("Classifier") or []
        if one.startswith("License :: ") and one != "License :: OSI Approved"
    ]
    field = metadata.get("License") or ""
    known = {*NAMES.values(), *ALLOWED}
    if field in known or re.fullmatch(r"[\w.-]+(?: (?:OR|AND) [\w.-]+)+", field):
        return field
    spelled = [NAMES.get(one.lower(), "") for one in classifiers or [field]]
    return " AND ".join(spelled) if all(spelled) else ""


def allowed(expression: str, use: str) -> bool:
    """Return whether an SPDX expression without nested choices may be used for `use`."""
    known = ALLOWED | (TESTS_ONLY if use == "tests" else set())
    choices = expression.replace("(", "").replace(")", "").split(" OR ")
    return any(all(one in known for one in choice.split(" AND ")) for choice in choices)


def canonical(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
