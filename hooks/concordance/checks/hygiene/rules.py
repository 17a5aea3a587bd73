"""The rules of the family hygiene, each with its page beside this module."""

from __future__ import annotations

from operator import methodcaller
from typing import TYPE_CHECKING

from concordance.checks.hygiene.active_html import active_html
from concordance.checks.hygiene.hidden_text import hidden_text
from concordance.checks.hygiene.mixed_script import mixed_script
from concordance.checks.hygiene.requests import invalid_ignore, unknown_rule, unused_ignore
from concordance.checks.hygiene.unclosed_mark import unclosed_mark
from concordance.checks.hygiene.unsafe_file import unsafe_file
from concordance.checks.rule import make_rule

if TYPE_CHECKING:
    from concordance.checks.rule import CheckRule


def _reading_rule(name: str, summary: str) -> CheckRule:
    """Make the rule of the problems that reading a page found under this name."""
    return make_rule(name, "hygiene", "page", methodcaller("problems", name), summary=summary)


RULES: tuple[CheckRule, ...] = (
    _reading_rule(
        "invalid-encoding", "A file is not UTF-8, so that some of its characters are lost"
    ),
    _reading_rule(
        "invalid-front-matter",
        "The front matter is no YAML mapping, so that everything it says is lost",
    ),
    _reading_rule(
        "unreadable-page",
        "A file cannot be opened, or a symbolic link leads out of the folder or back to itself",
    ),
    _reading_rule("too-large", "A page is longer than the checks compare"),
    _reading_rule(
        "merge-conflict", "A page holds the marks that a merge leaves where two changes meet"
    ),
    unclosed_mark,
    active_html,
    unsafe_file,
    hidden_text,
    mixed_script,
    invalid_ignore,
    unknown_rule,
    unused_ignore,
)
