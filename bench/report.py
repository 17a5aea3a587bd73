"""The sections of README.md that the scripts write themselves."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

README = Path(__file__).parent / "README.md"
ROOT = README.parents[1]


def section(name: str, readme: str) -> str:
    """Return what stands between a section's marks."""
    match = _between(name).search(readme)
    if match is None:
        raise ValueError(f"bench/README.md has no marks '<!-- {name} -->' and '<!-- /{name} -->'")
    return match[1]


def write_section(name: str, text: str, readme: Path = README) -> None:
    """Put a text between a section's marks, in the place of what the script wrote before."""
    whole = readme.read_text(encoding="utf-8")
    old = section(name, whole)
    start = whole.index(f"<!-- {name} -->\n") + len(f"<!-- {name} -->\n")
    new = f"\n{text.strip()}\n\n"
    readme.write_text(whole[:start] + new + whole[start + len(old) :], encoding="utf-8")


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table of Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def fingerprint(*parts: str | Path) -> str:
    """Return what stands for a state: of texts, files, and folders of files, in order."""
    digest = hashlib.sha256()
    for part in parts:
        if isinstance(part, str):
            digest.update(part.encode())
            continue
        files = [part] if part.is_file() else sorted(f for f in part.rglob("*") if _counts(f))
        for file in files:
            digest.update(file.relative_to(ROOT).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _counts(file: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(ROOT).parts)  # a cache
    return file.is_file() and file.suffix not in {".pyc", ".pyi"} and not hidden


def _between(name: str) -> re.Pattern[str]:
    mark = re.escape(name)
    return re.compile(rf"<!-- {mark} -->\n(.*?)<!-- /{mark} -->", re.DOTALL)
