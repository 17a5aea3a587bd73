"""What findings on freshness say of a change, and the commands that they propose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from concordance.freshness.changes import changes, summary
from concordance.freshness.normalise import keyed
from concordance.freshness.record_lines import stamp_command
from concordance.markdown import parse_page
from concordance.project.project import project_from_folder


@pytest.mark.parametrize(
    ("path", "section", "command"),
    [
        ("docs/es/a.md", "", "concordance stamp docs/es/a.md"),
        ("docs/es/a.md", "plan-1", "concordance stamp docs/es/a.md --section plan-1"),
        ("docs/es/mi página.md", "", "concordance stamp 'docs/es/mi página.md'"),
        ("docs/es/l'or $x.md", "", """concordance stamp 'docs/es/l'"'"'or $x.md'"""),
    ],
)
def test_a_command_can_be_pasted(tmp_path, path, section, command):
    """A name with spaces, quotes or signs of the shell is quoted for it."""
    project = project_from_folder(tmp_path, "fr,es")
    assert stamp_command(project, path, section) == command
    called = replace(project, command="python hooks")
    assert stamp_command(called, path, section) == command.replace("concordance", "python hooks")


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ("A.\n\n***\n\nB.", "A.\n\nB now.", '"B." became "B now."'),
        ("A.\n\n***\n\nB.", "A.\n\nB.", ""),
        ("A.", "A.\n\n***\n\nB.", '"B." is new'),
        ("A.\nB.", "A.\n\nB.", ""),
    ],
)
def test_what_shows_no_text_is_no_change(then, now, said):
    """A thematic break that comes or goes stands for nothing, nor does where blocks end."""
    (_, before), (_, after) = keyed(parse_page(then, "a.md"))[0], keyed(parse_page(now, "a.md"))[0]
    states = (before, parse_page(then, "a.md")), (after, parse_page(now, "a.md"))
    assert summary(changes(*states)) == said
