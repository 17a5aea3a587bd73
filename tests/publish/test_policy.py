"""The content security policy of a page."""

from __future__ import annotations

import base64
import hashlib

from concordance.publish.policy import with_policy

PAGE = """<html><head><meta charset="utf-8"><script>a=1</script>
<script type="application/ld+json">{"b":2}</script><script src="c.js"></script></head>
<body><script>a=1</script><script>
d=4</script></body></html>"""


def hashed(text: str) -> str:
    """Return the hash of a script as a policy writes it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_scripts_are_allowed_by_their_hash():
    """Each inline script once, in order; data and files of the site need none."""
    policy = with_policy(PAGE).partition('content="')[2].partition('"')[0]
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives["script-src"] == f"'self' {hashed('a=1')} {hashed(chr(10) + 'd=4')}"
    assert directives["default-src"] == "'none'"
    assert directives["style-src"] == "'self'"


def test_it_follows_the_charset():
    """It stands before everything it governs, and the rest of the page is as it was."""
    made = with_policy(PAGE)
    before, after = PAGE.split('<meta charset="utf-8">')
    assert made.startswith(f'{before}<meta charset="utf-8"><meta http-equiv="Content-Security-Po')
    assert made.endswith(after)


def test_a_page_of_another_make_is_left():
    """Without the declaration of its encoding there is no place for it."""
    assert with_policy("<p>x</p>") == "<p>x</p>"
