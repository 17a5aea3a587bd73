"""`make fuzz`: rounds until the time is up, a seed for each, and the seed of what failed."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("rounds", Path(__file__).with_name("__main__.py"))
rounds = importlib.util.module_from_spec(spec)
spec.loader.exec_module(rounds)


@pytest.fixture
def answers(monkeypatch):
    """Return what each round is to answer, with the seeds that were asked for after it."""
    found = {"codes": [], "seeds": []}

    def run(seed):
        found["seeds"].append(seed)
        told = "    - 200 passing, 0 failing, and 1 invalid test cases\n"
        return found["codes"].pop(0), f"E   the smallest example\n{told}"

    monkeypatch.setattr(rounds, "run", run)
    for name in ("SEED", "MINUTES"):
        monkeypatch.delenv(name, raising=False)
    return found


def test_the_first_failure_ends_and_can_be_drawn_again(answers, capsys):
    """Each round has a seed of its own; the last one's is told, with what was found."""
    answers["codes"] = [0, 0, 1, 0]
    assert rounds.main() == 1
    first = answers["seeds"][0]
    assert answers["seeds"] == [first, first + 1, first + 2]
    said = capsys.readouterr().out
    assert "E   the smallest example" in said
    assert said.endswith(f"make fuzz SEED={first + 2}\n")


def test_the_time_ends_it(answers, monkeypatch, capsys):
    """Not before a first round is whole."""
    answers["codes"] = [0, 0]
    monkeypatch.setenv("MINUTES", "0")
    assert rounds.main() == 0
    assert capsys.readouterr().out.endswith("\n200 cases: nothing raised, nothing ran away\n")
    assert len(answers["seeds"]) == 1


def test_a_seed_is_one_round(answers, monkeypatch):
    """The same examples again."""
    answers["codes"] = [0, 0]
    monkeypatch.setenv("SEED", "7")
    assert rounds.main() == 0
    assert answers["seeds"] == [7]
