"""Rewrite the findings that the rules' pages expect: `make rules`, then read the difference.

A line that still holds stays as it is written, its `…` included; the others become what is found
now. The tests fail until they are right: this only saves copying.
"""

from __future__ import annotations

import difflib
import os
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rule_pages import SITE_EXAMPLES, SOURCE_EXAMPLES, findings_of, is_expected, line_of

if TYPE_CHECKING:
    from rule_pages import Example

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Rewrite the pages that differ, and print how."""
    for page, group in groupby([*SOURCE_EXAMPLES, *SITE_EXAMPLES], key=lambda one: one.rule.page):
        before = page.read_text(encoding="utf-8")
        after = rewritten(before, [(one.start, one.end, found_lines(one)) for one in group])
        if after != before:
            page.write_text(after, encoding="utf-8")
            name = page.relative_to(ROOT).as_posix()
            lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
            sys.stdout.writelines(difflib.unified_diff(*lines, name, name))
    return 0


def found_lines(example: Example) -> list[str]:
    """Return the lines that an example should expect, the present ones where they hold."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="rules-") as folder:
        os.chdir(folder)
        try:
            findings = findings_of(example, Path())
        finally:
            os.chdir(here)
    lines = []
    for finding in findings:
        kept = next((line for line in example.expected if is_expected(finding, line)), None)
        lines.append(kept or line_of(finding))
    return lines


def rewritten(text: str, changes: list[tuple[int, int, list[str]]]) -> str:
    """Return a page's text with the lines between each pair of offsets replaced."""
    for start, end, lines in reversed(changes):
        text = text[:start] + "".join(f"{line}\n" for line in lines) + text[end:]
    return text


if __name__ == "__main__":
    sys.exit(main())
