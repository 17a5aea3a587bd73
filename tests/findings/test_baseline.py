"""Only what is new: the multiset of findings, and the file that keeps it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.findings.baseline import BaselineError, counted, new_ones, read, write
from concordance.findings.model import Finding
from sites import NO_FILE

if TYPE_CHECKING:
    from pathlib import Path


def finding(line: int, value: str = "12", section: str = "plan", path: str = "a.md") -> Finding:
    """Make a finding."""
    return Finding(path, line, 1, "value-mismatch", "wrong", section=section, value=value)


def test_lines_do_not_matter():
    """The same finding further down is not new."""
    assert new_ones([finding(40)], counted([finding(3)])) == []


@pytest.mark.parametrize(
    "other", [finding(3, value="13"), finding(3, section="x"), finding(3, path="b.md")]
)
def test_what_makes_another_finding(other: Finding):
    """Another value, another section or another page is new."""
    assert new_ones([other], counted([finding(3)])) == [other]


def test_a_second_of_the_same_kind_is_new():
    """Known ones are counted, not only named."""
    assert new_ones([finding(3), finding(9)], counted([finding(3)])) == [finding(9)]


FINDINGS = st.lists(
    st.builds(
        finding,
        st.integers(1, 99),
        value=st.sampled_from(["12", '"é', "\n"]),
        section=st.sampled_from(["", "plan", "Année 2"]),
        path=st.sampled_from(["a.md", "b.md"]),
    )
)


@given(FINDINGS, FINDINGS)
def test_new_and_known_make_the_whole(before: list[Finding], after: list[Finding]):
    """What is left and what was known are, counted, what is there."""
    fresh = new_ones(after, counted(before))
    assert counted(fresh) == counted(after) - counted(before)
    assert new_ones(after, counted(after)) == []


@given(FINDINGS)
def test_the_file_reads_back(tmp_path_factory: pytest.TempPathFactory, findings: list[Finding]):
    """Whatever stands in a page survives the file."""
    path = tmp_path_factory.mktemp("baseline") / "known.json"
    path.write_text(write(findings), encoding="utf-8")
    assert read(path) == counted(findings)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"version": 0, "findings": []}', "this baseline has version 0, not 1"),
        ("{}", "this baseline has no version, not 1"),
        ("[]", "this baseline has no version, not 1"),
        ("{", "this is no baseline"),
        ("9" * 5000, "this is no baseline"),
        ("[" * 5000, "this is no baseline"),
        ('{"version": 1, "findings": [{}]}', "this is no baseline"),
    ],
)
def test_another_file(tmp_path: Path, text: str, said: str):
    """A file that cannot be used is one sentence with the command that mends it."""
    path = tmp_path / "known.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match=r"write it again with `concordance check") as error:
        read(path)
    assert said in str(error.value)


def test_no_file(tmp_path: Path):
    """A file that is not there is told."""
    with pytest.raises(BaselineError, match=f"cannot be read: {NO_FILE}"):
        read(tmp_path / "none.json")


def test_nothing_known():
    """Without a baseline everything is new."""
    assert new_ones([finding(1)], Counter()) == [finding(1)]
