"""The documentation's folder walked: no circle, no name that breaks a line, all else once."""

from __future__ import annotations

import os
import socket

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.corpus.links.targets import link_targets
from concordance.project.project import project_from_folder
from concordance.project.walk import OUTSIDE, obstacles, walk
from sites import NO_FILE, write


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Work in a folder with pages in two languages and what they share."""
    monkeypatch.chdir(tmp_path)
    names = ("en/a.md", "fr/a.md", "assets/deep/b.png", "assets/c.png")
    return write(tmp_path, {f"docs/{name}": "# T {#t}\n" for name in names})


def walked(here):
    """Return every file walked to, below the folder, and what was told."""
    problems = []
    found = [
        f"{folder}/{name}".removeprefix(f"{here}/docs/")
        for folder, _, names in walk(here / "docs", problems)
        for name in names
    ]
    return found, [(one.path, one.message, one.hint) for one in problems]


CIRCLE = "this symbolic link leads back to a folder that contains it"


@pytest.mark.parametrize(
    ("link", "to"),
    [
        ("fr/again", "."),
        ("fr/again", ".."),
        ("fr/again", "../.."),
        ("fr/again", "/"),
        ("assets/deep/again", "../../assets"),
        (".again", "."),
    ],
)
def test_a_link_back_is_told_and_left(here, link, to):
    """Whatever it leads back to, up to the root of the disk."""
    (here / "docs" / link).symlink_to(to, target_is_directory=True)
    found, told = walked(here)
    assert sorted(found) == ["assets/c.png", "assets/deep/b.png", "en/a.md", "fr/a.md"]
    assert told == [(f"docs/{link}", CIRCLE, "remove it, or let it lead elsewhere")]


def test_two_links_into_one_another_end(here):
    """A circle of two folders is walked once round."""
    (here / "docs/en/x").symlink_to("../fr", target_is_directory=True)
    (here / "docs/fr/y").symlink_to("../en", target_is_directory=True)
    found, told = walked(here)
    assert "en/x/a.md" in found
    assert [path for path, _, _ in told] == ["docs/en/x/y", "docs/fr/y/x"]


def test_a_link_elsewhere_is_followed(here):
    """To a folder and to a file of the documentation."""
    (here / "docs/en/more").symlink_to("../assets", target_is_directory=True)
    (here / "docs/en/b.md").symlink_to("../fr/a.md")
    found, told = walked(here)
    assert {"en/more/c.png", "en/b.md"} <= set(found)
    assert told == []


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("en/more", "../../shared"),
        ("en/d.md", "../../shared/d.md"),
        ("assets/hosts.txt", "/etc/hosts"),
        ("assets/environ.txt", "/proc/self/environ"),
        ("en/zero.md", "/dev/zero"),
        ("en/gone.md", "../../gone.md"),
        (".hidden", "../shared"),
        ("en/twice.md", "../.way/d.md"),
    ],
)
def test_a_link_out_of_the_documentation_is_told_and_left(here, name, to):
    """Nothing outside is read, nor published."""
    write(here, {"shared/d.md": "# Secret\n"})
    if "way" in to:
        (here / "docs/.way").symlink_to("../shared")
    (here / "docs" / name).symlink_to(to)
    found, told = walked(here)
    assert sorted(found) == ["assets/c.png", "assets/deep/b.png", "en/a.md", "fr/a.md"]
    assert (f"docs/{name}", *OUTSIDE) in told


def test_a_language_that_is_elsewhere_is_told(here):
    """Its whole folder is a link."""
    write(here, {"shared/a.md": "# Secret\n"})
    (here / "docs/es").symlink_to("../shared", target_is_directory=True)
    corpus = read_corpus(project_from_folder(here / "docs", "en,fr,es"))
    assert {(one.path, one.message) for one in corpus.problems} == {("docs/es", OUTSIDE[0])}


def test_what_is_no_file_is_told_and_never_waited_for(here):
    """A pipe, a socket."""
    os.mkfifo(here / "docs/en/pipe.md")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("docs/assets/s.png")
        found, told = walked(here)
    assert sorted(found) == ["assets/c.png", "assets/deep/b.png", "en/a.md", "fr/a.md"]
    assert {path for path, _, _ in told} == {"docs/en/pipe.md", "docs/assets/s.png"}
    assert {message for _, message, _ in told} == {
        "it is a pipe, a socket or a device, and no file"
    }


@pytest.mark.parametrize(
    ("name", "shown", "said"),
    [
        (b"a\nb.md", r"a\nb.md", "a control character"),
        (b"a\tb.md", r"a\tb.md", "a control character"),
        ("a\u2028b.md".encode(), r"a\u2028b.md", "a control character"),
        (b"caf\xe9.md", r"caf\xe9.md", "a byte that is not UTF-8"),
    ],
)
@pytest.mark.parametrize("folder", [False, True], ids=["a file", "a folder"])
def test_a_name_that_cannot_be_used_is_told_and_left(here, name, shown, said, folder):
    """It stands on one line of the finding, and the others are walked."""
    path = here / "docs" / "en" / os.fsdecode(name)
    path.mkdir() if folder else path.touch()
    found, told = walked(here)
    assert sorted(found) == ["assets/c.png", "assets/deep/b.png", "en/a.md", "fr/a.md"]
    assert told == [(f"docs/en/{shown}", f"its name holds {said}", "rename it")]


def test_spaces_quotes_and_letters_are_no_matter(here):
    """A name may be any that a person types."""
    names = ["é à.md", "a'b\"c.md", "日本.md", "a\u00a0b.md", ".hidden\n"]
    write(here, {f"docs/en/{name}": "# T\n" for name in names})
    found, told = walked(here)
    assert {f"en/{name}" for name in names[:-1]} <= set(found)
    assert told == []


def test_every_obstacle_is_told_once_by_the_check(here):
    """In a language's folder or in what they share, once; links lead to what is there."""
    (here / "docs/fr/again").symlink_to("..", target_is_directory=True)
    (here / "docs/assets/again").symlink_to("..", target_is_directory=True)
    write(here, {"docs/assets/d\n.png": "x"})
    corpus = read_corpus(project_from_folder(here / "docs", "en,fr"))
    found = check(corpus, [rule for rule in RULES if rule.name != "missing-variant"]).findings
    told = sorted((one.path, one.rule) for one in found)
    assert told == [
        ("docs/assets/again", "unreadable-page"),
        (r"docs/assets/d\n.png", "unreadable-page"),
        ("docs/fr/again", "unreadable-page"),
    ]
    assert sorted(one.path for one in obstacles(here / "docs")) == [path for path, _ in told]
    assert corpus.memo(link_targets).files == {
        "assets/c.png",
        "assets/deep/b.png",
        "en/a.md",
        "fr/a.md",
    }


def test_a_folder_that_cannot_be_read_is_told(here):
    """Root may read every folder: one that is gone stands for it."""
    (found,) = obstacles(here / "gone")
    assert (found.path, found.rule) == ("gone", "unreadable-page")
    assert found.message == f"the folder cannot be read: {NO_FILE}"
