"""Pages that cannot be built, in real builds: one sentence with the path and the remedy."""

from __future__ import annotations

import os

import pytest

from sites import NO_FILE, build, mini_project

CIRCLE = (
    "docs/fr/again:1:1: this symbolic link leads back to a folder that contains it "
    "(unreadable-page); remove it, or let it lead elsewhere"
)
NAME = r"docs/fr/caf\xe9.md:1:1: its name holds a byte that is not UTF-8 (unreadable-page); rename"
LINK = f"docs/fr/b.md:1:1: the file cannot be read: {NO_FILE} (unreadable-page); let"
WINDOWS = "docs/fr/b.md:3:4: the file is not UTF-8: the byte 0xE9 here and 1 below cannot be read"

BOMB = "the front matter cannot be read: with its aliases, this is more than 1,000,000 characters"


@pytest.fixture
def project(tmp_path):
    """Return a project of one page in three languages."""
    pages = {f"docs/{code}/index.md": "# Page {#page}\n\nMaia.\n" for code in ("fr", "es", "pt")}
    return mini_project(tmp_path, "languages.py", files=pages)


def circle(folder):
    """Make a link that leads back."""
    (folder / "again").symlink_to("..", target_is_directory=True)


def name(folder):
    """Make a page whose name is of another encoding."""
    (folder / os.fsdecode(b"caf\xe9.md")).write_text("# T\n", encoding="utf-8")


def link(folder):
    """Make a page that leads nowhere."""
    (folder / "b.md").symlink_to("nowhere.md")


def windows(folder):
    """Make a page of another encoding."""
    (folder / "b.md").write_bytes("# T\n\nUn été.\n".encode("latin-1"))


def bomb(folder):
    """Make a page whose front matter is small, and endless once its aliases are written out."""
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else 'x'] * 9)}]" for n in range(20)]
    text = "\n".join(["---", *lines, "description: *a19", "---", "", "# T", ""])
    (folder / "b.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [(circle, CIRCLE), (name, NAME), (link, LINK), (windows, WINDOWS), (bomb, BOMB)],
)
def test_what_cannot_be_built_is_one_sentence(project, spoil, said):
    """No traceback; the path, what is wrong, and what to do."""
    spoil(project / "docs/fr")
    run = build(project, "--strict")
    assert run.returncode == 1
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_what_the_theme_has_not_is_told_of_each_page(project):
    """The theme would stop at the first, and name no page; what it has is no matter."""
    page = project / "docs/fr/index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        f"---\ntemplate: main.html\nicon: material/map\n---\n\n{text}", encoding="utf-8"
    )
    (project / "docs/fr/b.md").write_text("---\ntemplate: zz.html\n---\n\n# B\n", encoding="utf-8")
    (project / "docs/fr/c.md").write_text("---\nicon: zz/none\n---\n\n# C\n", encoding="utf-8")
    run = build(project)
    assert run.returncode == 1
    assert 'docs/fr/b.md:1:1: the theme has no template "zz.html"; name one' in run.stderr
    assert 'docs/fr/c.md:1:1: the theme has no icon "zz/none"; name one' in run.stderr
    assert "index.md" not in run.stderr
    assert "Traceback" not in run.stderr


def test_a_value_that_no_template_can_print(project):
    """It is an error at its line, and left out of the page; the theme would fail at it unsaid."""
    for code in ("fr", "es", "pt"):
        page = project / "docs" / code / "index.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(f"---\nhide: 5\ndescription: [a]\n---\n\n{text}", encoding="utf-8")
    run = build(project, "--strict")
    assert run.returncode == 1
    assert 'es/index.md:2:1: "hide" is a number' in run.stderr
    run = build(project)
    assert run.returncode == 0, run.stderr
    assert "['a']" not in (project / "site/es/index.html").read_text(encoding="utf-8")


def test_line_ends_marks_and_folders_that_look_like_pages_are_no_matter(project):
    """CRLF, a byte order mark, and a folder named as a page: the same site."""
    assert build(project, "--strict", site=project / "one").returncode == 0
    before = (project / "one/es/index.html").read_bytes()
    page = project / "docs/es/index.md"
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    (project / "docs/fr/b.md").mkdir()
    run = build(project, "--strict", site=project / "two")
    assert run.returncode == 0, run.stderr
    assert (project / "two/es/index.html").read_bytes() == before
