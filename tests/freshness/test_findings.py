"""The commands that findings on freshness propose."""

from __future__ import annotations

import pytest

from concordance.freshness.lines import stamping


@pytest.mark.parametrize(
    ("path", "section", "command"),
    [
        ("docs/es/a.md", "", "concordance stamp docs/es/a.md"),
        ("docs/es/a.md", "plan-1", "concordance stamp docs/es/a.md --section plan-1"),
        ("docs/es/mi página.md", "", "concordance stamp 'docs/es/mi página.md'"),
        ("docs/es/l'or $x.md", "", """concordance stamp 'docs/es/l'"'"'or $x.md'"""),
    ],
)
def test_a_command_can_be_pasted(path, section, command):
    """A name with spaces, quotes or signs of the shell is quoted for it."""
    assert stamping(path, section) == command
