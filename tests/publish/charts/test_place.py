"""Where a page asks for a figure, and where it only shows how to ask."""

from __future__ import annotations

import pytest

from concordance.publish.charts import Request, place, requests

CASES = {
    "a fence": ("a\n\n```figure\namounts\n```\n\nb", [Request("amounts", 3, 5)]),
    "tildes": ("~~~figure\namounts\n~~~", [Request("amounts", 1, 3)]),
    "spaces around the name": ("```  figure\n  amounts  \n```", [Request("amounts", 1, 3)]),
    "two": (
        "```figure\na\n```\n```figure\nb\n```",
        [Request("a", 1, 3), Request("b", 4, 6)],
    ),
    "no name": ("```figure\n```", [Request("", 1, 2)]),
    "another language": ("```python\nfigure\n```", []),
    "an example in a longer fence": ("````markdown\n```figure\na\n```\n````", []),
    "in a sentence": ("```figure``` a\n", []),
    "indented code": ("    ```figure\n    a\n    ```", []),
    "in a list": ("- x\n\n    ```figure\n    a\n    ```", []),
    "below front matter": ("---\na: b\n---\n\n```figure\na\n```", [Request("a", 5, 7)]),
    "never closed": ("```figure\na\n", []),
}


@pytest.mark.parametrize("name", CASES)
def test_requests(name: str):
    """A fence asks for a figure; an example of one does not."""
    markdown, expected = CASES[name]
    assert list(requests(markdown)) == expected


def test_place_changes_nothing_else():
    """The rest of the page stays as it was."""
    text = "# T\n\n```figure\na\n```\n\n```text\nb\n```\nend"
    assert place(text, lambda request: f"<b>{request.name}</b>\n<i/>") == (
        "# T\n\n<b>a</b>\n<i/>\n\n```text\nb\n```\nend"
    )
    assert place("nothing", lambda _: "x") == "nothing"
