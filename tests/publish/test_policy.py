"""The content security policy of a page."""

from __future__ import annotations

from concordance.publish.policy import with_policy, with_script_allowed

PAGE = """<html><head><meta charset="utf-8"><script>a=1</script></head><body></body></html>"""


def directives(html):
    """Return the policy of a page by its directives."""
    policy = html.partition('content="')[2].partition('"')[0]
    return dict(part.split(" ", 1) for part in policy.split("; "))


def test_scripts_are_allowed_by_their_hash():
    """Those that are given, each once, in order; never because they stand in the page."""
    policy = directives(with_policy(PAGE, ["sha256-A=", "sha256-B=", "sha256-A="]))
    assert policy["script-src"] == "'self' 'sha256-A=' 'sha256-B='"
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] == "'self'"
    assert directives(with_policy(PAGE, []))["script-src"] == "'self'"


def test_one_more_is_allowed():
    """As the one that a server adds to what it sends."""
    page = with_script_allowed(with_policy(PAGE, ["sha256-A="]), "sha256-B=")
    assert directives(page)["script-src"] == "'self' 'sha256-B=' 'sha256-A='"


def test_it_follows_the_charset():
    """It stands before everything it governs, and the rest of the page is as it was."""
    made = with_policy(PAGE, [])
    before, after = PAGE.split('<meta charset="utf-8">')
    assert made.startswith(f'{before}<meta charset="utf-8"><meta http-equiv="Content-Security-Po')
    assert made.endswith(after)


def test_a_page_of_another_make_is_left():
    """Without the declaration of its encoding there is no place for it."""
    assert with_policy("<p>x</p>", ["sha256-A="]) == "<p>x</p>"
