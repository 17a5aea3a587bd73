"""The audit of what is installed: licences read and judged, every package pinned by hash."""

from __future__ import annotations

import importlib.util
from email.message import Message

import pytest

from sites import ROOT

spec = importlib.util.spec_from_file_location("audit", ROOT / "scripts" / "audit.py")
audit = importlib.util.module_from_spec(spec)
spec.loader.exec_module(audit)
HASH = f"    --hash=sha256:{'0a' * 32}"


def metadata(**headers: str | list[str]) -> Message:
    """Return what a package says of itself."""
    message = Message()
    for name, value in headers.items():
        for one in value if isinstance(value, list) else [value]:
            message[name.replace("_", "-")] = one
    return message


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({"License_Expression": "MIT AND PSF-2.0", "License": "x"}, "MIT AND PSF-2.0"),
        ({"License": "Apache-2.0 OR MIT"}, "Apache-2.0 OR MIT"),
        ({"License": "MIT", "Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        ({"License": "UNKNOWN", "Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        ({"License": "Permission is hereby granted\nto all"}, ""),
        (
            {"License": "A", "Classifier": ["Topic :: B", "License :: OSI Approved :: C"]},
            "",
        ),
        ({}, ""),
    ],
)
def test_licences_are_read(headers: dict[str, str | list[str]], found: str):
    """The expression first, then the plain field, then the classifiers; a guess never."""
    assert audit.licence(metadata(**headers)) == found


@pytest.mark.parametrize(
    ("expression", "use", "good"),
    [
        ("MIT", "site", True),
        ("GPL-3.0-only OR MIT", "site", True),
        ("(MIT AND GPL-3.0-only)", "site", False),
        ("LGPL-2.1-or-later", "tests", True),
        ("LGPL-2.1-or-later", "site", False),
        ("AGPL-3.0-only", "tests", False),
        ("", "tests", False),
    ],
)
def test_licences_are_judged(expression: str, use: str, *, good: bool):
    """Copyleft and the unknown are not allowed; the tests alone may load an LGPL library."""
    assert audit.allowed(expression, use) is good


def test_a_lock_without_hashes():
    """Whatever is not a pin with its hashes is told."""
    text = f"# made\nA_b==1.0 ; python_version < '4' \\\n{HASH}\nc==2\nd>=3\n--pre\n"
    pins, problems = audit.read_lock(text, "site")
    assert [(pin.name, pin.hashes) for pin in pins] == [("a-b", 1), ("c", 0)]
    assert problems == [
        "line 5 is no pin with hashes: d>=3",
        "line 6 is no pin with hashes: --pre",
        "c has no hash",
    ]


@pytest.mark.parametrize(
    ("python", "versions"),
    [("3.11.2", ["2.0", "12.3"]), ("3.11.5", ["2.0", "13.1"]), ("3.13.0", ["2.0", "13.1"])],
)
def test_a_package_with_two_pins(python: str, versions: list[str]):
    """The pin of the interpreter that runs is the one meant, as pip reads the markers."""
    text = "".join(
        f"{pin} \\\n{HASH}\n"
        for pin in (
            "a==2.0",
            "b==12.3 ; python_full_version < '3.11.5'",
            "b==13.1 ; python_full_version >= '3.11.5'",
            "c==1.0 ; sys_platform == 'nowhere'",
        )
    )
    pins, problems = audit.read_lock(text, "site")
    assert problems == []
    meant = [pin for pin in pins if audit.holds(pin.marker, {"python_full_version": python})]
    assert [pin.version for pin in meant] == versions


def test_an_npm_lock():
    """A package without hash or licence, or with an address, is told."""
    text = '{"packages": {"": {}, "node_modules/x": {"version": "1", "resolved": "y"}}}'
    rows, problems = audit.read_npm(text)
    assert rows == [("x", "1", "unknown", "tests")]
    assert problems == [
        "x has no hash",
        "x names the address it came from",
        "x: its licence is unknown, which is not allowed",
    ]
