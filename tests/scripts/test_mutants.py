"""The share of mutants that survive: read from mutmut's files, and judged."""

from __future__ import annotations

import importlib.util
import json
from typing import TYPE_CHECKING

from sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

spec = importlib.util.spec_from_file_location("mutants", ROOT / "scripts" / "mutants.py")
mutants = importlib.util.module_from_spec(spec)
spec.loader.exec_module(mutants)
ENDED = {"a.b.x_f__mutmut_1": 1, "a.b.x_f__mutmut_2": 0, "a.b.x_f__mutmut_3": None}


def test_what_survives(tmp_path: Path):
    """A mutant that no test covers survives too; one not run counts for nothing."""
    for name, codes in {"b.py.meta": ENDED, "c.py.meta": {"a.c.xǁKǁg__mutmut_1": 33}}.items():
        text = json.dumps({"exit_code_by_key": codes})
        (tmp_path / name).write_text(text, encoding="utf-8")
    codes = mutants.exit_codes(tmp_path)
    assert mutants.share(codes) == 2 / 3
    assert mutants.report(codes).splitlines() == [
        "a.b.x_f__mutmut_2: survived",
        "a.c.xǁKǁg__mutmut_1: no test",
        f"{'a.b':48}    1 of    2",
        f"{'a.c':48}    1 of    1",
        (
            "mutants: 2 of 3 survive, 66.7 %; at most 8 % may "
            "(see one: cd .cache/mutants; mutmut show NAME)"
        ),
    ]
