"""The commands that findings on freshness propose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from concordance.freshness.lines import stamping
from concordance.project import project_from_folder


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
    assert stamping(project, path, section) == command
    called = replace(project, command="python hooks")
    assert stamping(called, path, section) == command.replace("concordance", "python hooks")
