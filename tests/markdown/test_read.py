"""Files as they come: encodings, line ends, null characters, links, nothing at all."""

from __future__ import annotations

import pytest

from concordance.markdown import parse_page, read_page


def read(tmp_path, data):
    """Write bytes and read them as a page."""
    path = tmp_path / "a.md"
    path.write_bytes(data)
    return read_page(path, "shown/a.md")


FILES = {
    "plain": ("# Été\n\nDeux\n".encode(), None),
    "byte order mark": ("\ufeff# Été\n\nDeux\n".encode(), None),
    "CRLF": ("# Été\r\n\r\nDeux\r\n".encode(), None),
    "CR": ("# Été\r\rDeux\r".encode(), None),
    "Latin-1": ("# Été\n\nDeux\n".encode("latin-1"), (1, 3, "0xC9 here and 1 more")),
    "Latin-1, CRLF": ("# A\r\n\r\nDeux é\r\n".encode("latin-1"), (3, 6, "0xE9")),
    "cut short": ("# A\n\nDeux é".encode()[:-1], (3, 6, "ends within a character (C3)")),
    "UTF-16": ("# Été\n\nDeux\n".encode("utf-16"), (1, 1, "UTF-16")),
    "null": (b"# A\n\nDe\0ux\n", (3, 3, "null")),
    "control": (b"# A\n\nDeux\x08 \x1b\n", (3, 5, "U+0008 here and 1 more")),
    "turned around": ("# A\n\nDe\u202eux\n".encode(), (3, 3, "U+202E")),
    "tab and form feed": (b"# A\n\nDe\tux\f\n", None),
    "read wrongly": (
        "# T\n\nl’été à côté déjà".encode().decode("cp1252").encode(),
        (3, 1, '"lâ€™Ã©tÃ©" is "l’été"'),
    ),
    "such letters": ("# AMANHÃ\n\n«AMANHû, «MAÇû, «IRMû, Ã©\n".encode(), None),
}


@pytest.mark.parametrize("name", FILES)
def test_file(tmp_path, name):
    """The page is read whatever its bytes; one problem says what is wrong with them, and where."""
    data, wrong = FILES[name]
    page = read(tmp_path, data)
    assert page.path == "shown/a.md"
    assert [block.kind for block in page.blocks] == ["heading", "paragraph"]
    assert page.line_column(list(page.blocks)[1].span.start) == (3, 1)
    if wrong is None:
        assert page.problems == ()
        return
    (problem,) = page.problems
    assert problem.rule == "invalid-encoding"
    assert (problem.line, problem.column) == wrong[:2]
    assert wrong[2].replace("1 more", "1") in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("data", "malformed"),
    [
        ("Un été à côté déjà".encode("latin-1"), True),
        ("Un été".encode("latin-1"), False),
        ("Un été".encode()[:-1], True),
        ("# Été\n".encode("utf-16"), True),
        ("l’été à côté déjà".encode().decode("cp1252").encode(), True),
        (b"De\0ux", False),
    ],
)
def test_what_is_not_worth_comparing(tmp_path, data, malformed):
    """A page whose characters are lost, beyond a few."""
    assert read(tmp_path, data).malformed == malformed


def test_empty(tmp_path):
    """An empty file is a page without blocks, of one section."""
    page = read(tmp_path, b"")
    assert list(page.blocks) == []
    assert len(page.sections) == 1
    assert page.problems == ()


def test_both_kinds_of_problems_are_told(tmp_path):
    """A file wrong in its bytes and in its front matter tells both."""
    page = read(tmp_path, b"---\n- a\n---\n\xe9\n")
    assert [problem.rule for problem in page.problems] == [
        "invalid-encoding",
        "invalid-front-matter",
    ]


def test_a_file_that_cannot_be_opened(tmp_path):
    """Whoever reads the corpus says what cannot be opened."""
    with pytest.raises(IsADirectoryError):
        read_page(tmp_path, "a")
    with pytest.raises(FileNotFoundError):
        read_page(tmp_path / "none.md", "none.md")


def test_a_large_page():
    """A page of 5 MB is read like another."""
    line = "Le plan de **100&nbsp;milliards** de [dollars](a.md), `Stargate`, a été *annoncé*"
    line += ", puis repoussé, puis repris par d’autres, dit-on" * 8 + ".\n\n"
    page = parse_page("# T\n\n" + line * (5_000_000 // len(line.encode())), "a.md")
    blocks = page.sections[0].blocks
    assert len(blocks) == 5_000_000 // len(line.encode())
    assert page.line_column(blocks[-1].span.start)[0] == 2 * len(blocks) + 1
    assert page.text[blocks[-1].prose.offset(0)] == "L"


def test_a_long_list():
    """A list of a hundred thousand lines is read like another."""
    page = parse_page("- un *item*\n" * 100_000, "a.md")
    assert len(page.sections[0].blocks) == 100_000
