"""What a page does again and again is one finding, that keeps its places."""

from __future__ import annotations

import json

from concordance.cli.fix import edits_by_path
from concordance.findings.baseline import counted, new_ones
from concordance.findings.formats.json import to_json
from concordance.findings.formats.sarif import to_sarif
from concordance.findings.habits import PLAIN_SPACE, each_place, gather
from concordance.findings.model import Edit, Finding, Span

MARKS = "marks that are not those of es-ES"


def place(line, value="12,500", path="es/a.md", habit=MARKS, rule="number-format"):
    """Make a finding of one place, with its edit."""
    edits = (Edit(Span(line, line + 1), "."),)
    return Finding(
        path,
        line,
        9,
        rule,
        f'"{value}" has {habit}',
        hint=f"write {value[:2]}",
        section="plan",
        value=value,
        edits=edits,
        habit=habit,
    )


def test_a_habit_is_one_finding_with_its_first_three_places():
    """At the first; all edits are there, and what is said of the others is kept."""
    values = ["12,500", "14,250", "18,125", "21,375"]
    places = [place(line, value) for line, value in enumerate(values, 7)]
    (one,) = gather(places)
    assert (one.path, one.line, one.column) == ("es/a.md", 7, 9)
    assert one.message == (
        f'{MARKS}, 4 times: "12,500" (line 7), "14,250" (line 8), "18,125" (line 9) and 1 more'
    )
    assert one.hint == "line 7: write 12; line 8: write 14; line 9: write 18"
    assert len(one.edits) == 4
    assert list(each_place([one])) == places


def test_places_that_say_the_same_are_told_by_their_lines():
    """Each line once, and the remedy of all once."""
    (one,) = gather([place(7), place(7), place(9), place(12), place(15)])
    assert one.message == f"{MARKS}, 5 times: lines 7, 9, 12…"
    assert one.hint == "write 12"


def test_what_is_no_habit_stays_apart():
    """Another page, another rule, another habit; what has none is no habit, be it said twice."""
    several = [
        place(7),
        place(7, path="es/b.md"),
        place(7, rule="typography"),
        place(7, habit="other marks"),
        place(8, habit="", rule="missing-block"),
        place(9, habit="", rule="missing-block"),
    ]
    assert gather(several) == several


def test_a_rule_that_says_the_same_again_has_a_habit():
    """`hola` for `hello` in each paragraph."""
    again = [
        Finding("es/a.md", line, 1, "code-mismatch", "`hola`, en has `hello`") for line in (3, 9)
    ]
    (one,) = gather(again)
    assert one.message == "`hola`, en has `hello`, 2 times: lines 3, 9"


def test_a_plain_space_is_one_line_for_all_pages():
    """With the count; each page's edits are still made."""
    spaces = [
        place(3, path=path, habit=PLAIN_SPACE, rule="typography")
        for path in ("fr/a.md", "fr/b.md", "es/a.md")
    ]
    (one,) = gather(spaces)
    assert one.message == "plain space for a no-break one, 3 times on 3 pages"
    assert {path: len(edits) for path, edits in edits_by_path([one]).items()} == {
        "fr/a.md": 1,
        "fr/b.md": 1,
        "es/a.md": 1,
    }


def test_the_places_that_are_known_are_left_out():
    """A baseline knows places, not habits: a new place is new, and alone it is no habit."""
    (before,) = gather([place(7), place(8)])
    known = counted([before])
    assert known.total() == 2
    (now,) = gather([place(17), place(18), place(19, "30,000")])
    assert new_ones([now], known) == [place(19, "30,000")]
    assert new_ones([before], known) == []


def test_programs_get_every_place():
    """In JSON as places, with how many findings --fix mends; in SARIF as related locations."""
    (one,) = gather([place(7), place(9)])
    report = json.loads(to_json({}, [one, place(3, path="es/b.md")]))
    several, alone = report["findings"]
    assert [there["line"] for there in several["places"]] == [7, 9]
    assert alone["places"] == []
    assert report["fixable"] == 2
    (result,) = json.loads(to_sarif([one]))["runs"][0]["results"]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["region"]["startLine"] == 9
    assert result["partialFingerprints"]["finding/v1"] == f"number-format|es/a.md||{MARKS}"
