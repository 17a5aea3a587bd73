"""Every way to write a URL, broken once; and look-alikes that are whole: see `cases/*.tsv`.

The tables say what is planted: in the content or the head of `/guide/`, or as a file of its own.
A line end is written as in Python, and so is a backslash.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from small_site import Small, quoted


def table(name: str) -> dict[str, list[str]]:
    """Read a table of cases: what follows each case's name."""
    text = (Path(__file__).parent / "cases" / f"{name}.tsv").read_text(encoding="utf-8")
    rows = {}
    for line in text.splitlines()[1:]:
        case, *cells = line.split("\t")
        assert case not in rows
        marked = [cell.replace("\\\\", "\0").replace("\\n", "\n") for cell in cells]
        rows[case] = [cell.replace("\0", "\\") for cell in marked]
    return rows


MORE = {
    "assets/ok.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g id="part"/></svg>',
    "old/index.html": '<!doctype html><meta http-equiv="refresh" content="0; url=/words/">',
    "plain.html": '<!doctype html><meta name="robots" content="noindex">',
    "été/index.html": '<!doctype html><meta name="robots" content="noindex">',
}  # fmt: skip
FILES = table("files")
GOOD = {
    **{f"content: {case}": {"body": html} for case, (html,) in table("alike-content").items()},
    **{f"head: {case}": {"head": html} for case, (html,) in table("alike-head").items()},
}
CASES = {
    f"{place}: {case}": (rule, url, {option: html})
    for place, option in (("content", "body"), ("head", "head"))
    for case, (rule, url, html) in table(place).items()
}


@pytest.mark.parametrize("case", CASES)
def test_a_planted_fault_is_found_by_its_rule_as_it_is_written(small: Small, case):
    """The message quotes the URL as it is written, and nothing else on the site is accused."""
    rule, url, planted = CASES[case]
    small.plant(**planted)
    small.files |= MORE
    findings = small.check()
    assert (rule, url) in [(f.rule, quoted(f)) for f in findings]
    beside = {f.rule for f in findings} - {rule}
    assert beside <= ({"canonical-duplicate"} if rule == "canonical-broken" else set()), findings


@pytest.mark.parametrize("case", FILES)
def test_a_fault_in_a_file_of_its_own(small: Small, case):
    """Style sheets, drawings, manifests, feeds, sitemaps and stubs are read too."""
    rule, url, name, text = FILES[case]
    small.files |= MORE | {name: text}
    (finding,) = small.check()
    assert (finding.rule, quoted(finding)) == (rule, url)
    assert finding.path.endswith(f"site/{name}")


@pytest.mark.parametrize("case", GOOD)
def test_a_look_alike_is_not_reported(small: Small, case):
    """What is whole, or is no link, gives no finding at all."""
    small.plant(**GOOD[case])
    small.files |= MORE
    assert small.check() == []


@pytest.mark.parametrize("url", ["https://site.example/", "https://x.example/repo/"])
def test_a_site_that_keeps_the_contract_has_no_finding(tmp_path, url):
    """The site that the violations are planted in is whole, at a root and below a path."""
    assert Small(tmp_path / "site", url=url).check() == []


def test_all_at_once_lose_nothing(small: Small):
    """Faults do not hide one another, but for those that mend one another."""
    for number, (_, _, planted) in enumerate(CASES.values()):
        small.plant(**planted, on=f"{('', 'es/', 'pt/')[number % 3]}guide/index.html")
    small.files |= MORE
    found = {(f.rule, quoted(f)) for f in small.check()}
    wanted = {(rule, url) for rule, url, _ in CASES.values()} - {
        ("leaves-language", "/es/words/"),
        ("broken-fragment", "#zz"),
        ("broken-fragment", "#zz:~:text=a"),
        ("broken-idref", "zz"),
    }
    assert wanted <= found
