"""Only what is new: findings less those that were there before, be lines where they may.

A finding is known again by its rule, its page, its section and the value it is about, never by its
line, so that editing above an old finding does not make it new. Equal ones are counted: a second
finding of one kind in one section is new.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

from concordance.findings.habits import each_place, gather

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from concordance.findings.model import Finding

VERSION = 1

Key = tuple[str, str, str, str]


class BaselineError(Exception):
    """A file of known findings that cannot be used; the message says which and why."""


class _Known(msgspec.Struct, forbid_unknown_fields=True):
    """One kind of finding that was there, and how often."""

    rule: str
    path: str
    section: str
    value: str
    count: int


def key(finding: Finding) -> Key:
    """Return what a finding is known again by."""
    return (finding.rule, finding.path, finding.section, finding.value)


def new_ones(findings: Sequence[Finding], recorded: Counter[Key]) -> list[Finding]:
    """Return the findings that are not among the known, each known one counting once.

    Of a habit the places that are known are left out.
    """
    left = Counter(recorded)
    fresh: list[Finding] = []
    for finding in each_place(findings):
        if left[key(finding)] > 0:
            left[key(finding)] -= 1
        else:
            fresh.append(finding)
    return gather(fresh)


def counted(findings: Iterable[Finding]) -> Counter[Key]:
    """Count findings by what they are known again by."""
    return Counter(key(finding) for finding in each_place(findings))


def write(findings: Iterable[Finding]) -> str:
    """Write a file of known findings, sorted, one kind a line, so that two of them merge."""
    lines = [
        json.dumps(
            dict(zip(_Known.__struct_fields__, (*recorded, count), strict=True)), ensure_ascii=False
        )
        for recorded, count in sorted(counted(findings).items())
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "version": {VERSION},\n  "findings": [\n{body}\n  ]\n}}\n'


def read(path: Path, command: str = "concordance check") -> Counter[Key]:
    """Read a baseline; `command` is the one that writes it, for the remedy.

    Raises:
        BaselineError: it cannot be read, is not one, or is of another version.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise BaselineError(f"{path}: the baseline cannot be read: {reason}") from None
    again = f"write it again with `{command} --write-baseline {path}`"
    try:
        data: Any = json.loads(text)
        version = data.get("version") if isinstance(data, dict) else None
        if version != VERSION:
            found_version = "no version" if version is None else f"version {version}"
            raise BaselineError(
                f"{path}: this baseline has {found_version}, not {VERSION}; {again}"
            )
        rows = msgspec.convert(data.get("findings"), list[_Known])
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise BaselineError(f"{path}: this is no baseline: {error}; {again}") from None
    return Counter({(row.rule, row.path, row.section, row.value): row.count for row in rows})
