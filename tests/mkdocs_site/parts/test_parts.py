"""One language built alone, and the site of three such parts: the bytes of the whole build."""

from __future__ import annotations

import os
import pkgutil
import shutil
import subprocess
from hashlib import blake2b
from importlib import import_module
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from mkdocs import utils

from concordance import mkdocs_site
from concordance.__main__ import main
from concordance.checks.runner import PageRunner
from concordance.mkdocs_site import parallel_pairs
from concordance.mkdocs_site.build import SiteWide
from concordance.mkdocs_site.parts.identity import Identity
from concordance.mkdocs_site.parts.part import (
    DATA,
    Part,
    PartError,
    copy_files,
    read_part,
    require_all,
)
from concordance.mkdocs_site.parts.run import states
from sites import build, mini_project, tree, write

ROOM = "concordance.mkdocs_site"
CODES = ("fr", "es", "pt")
HOOKS = ("languages", "freshness", "discovery", "glossary", "figures", "workers")
GIT = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
TEXTS = {
    "fr": "# Accueil {#home}\n\nUne puce coûte 100 dollars.\n\nVoir [là](one.md).\n",
    "es": "# Inicio {#home}\n\nUn chip cuesta 100 dólares.\n\nVer [allí](one.md).\n",
    "pt": "# Início {#home}\n\nUm chip custa 100 dólares.\n\nVer [ali](one.md).\n",
}
TERMS = {"fr": "puce", "es": "chip", "pt": "chip"}


def run(*arguments, code=0):
    """Run a command, and return what it printed."""
    result = CliRunner().invoke(main, [str(word) for word in arguments])
    assert result.exit_code == code, (result.output, result.exception)
    return result.output


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Return a site with all that is its own once, the site built whole, and a part a language."""
    folder = tmp_path_factory.mktemp("site")
    files = {"redirects.tsv": "old.md\tone.md\n"}
    for code, text in TEXTS.items():
        files[f"docs/{code}/index.md"] = text
        files[f"docs/{code}/one.md"] = text.replace("home", "one").replace("one.md", "index.md")
        files[f"docs/{code}/glossary/index.md"] = (
            f"# {code} {{#glossary}}\n\n<!-- concordance: glossary-index -->\n"
        )
        files[f"docs/{code}/glossary/chip.md"] = (
            f"---\nterm: {TERMS[code]}\ndefinition: {code}.\n---\n\n# {code} {{#chip}}\n\nX.\n"
        )
    mini_project(folder, *(f"{name}.py" for name in HOOKS), files=files)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        patch.setattr(utils, "clean_directory", utils.clean_directory)
        run("stamp", "--all")
        for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Begin"]):
            subprocess.run([*GIT, *words], check=True)
        built = build(folder, site=folder / "whole")
        assert built.returncode == 0, built.stderr
        for code in CODES:
            run("part", code, f"parts/{code}")
    return folder


@pytest.fixture
def parts(project, tmp_path, monkeypatch):
    """Return a copy of the three parts, in the site's folder."""
    monkeypatch.chdir(project)
    monkeypatch.setattr(utils, "clean_directory", utils.clean_directory)
    return {
        code: Path(shutil.copytree(project / "parts" / code, tmp_path / code)) for code in CODES
    }


@pytest.fixture
def said(project, tmp_path):
    """Return folders with what the three parts say, and no other file."""
    for code in CODES:
        (tmp_path / code).mkdir()
        shutil.copy(project / "parts" / code / DATA, tmp_path / code)
    return {code: tmp_path / code for code in CODES}


def data(folder):
    """Return what a part says."""
    return msgspec.msgpack.decode((folder / DATA).read_bytes()[20:])


def forge(folder, **changed):
    """Let a part say something else, and its digest agree."""
    body = msgspec.msgpack.encode(data(folder) | changed)
    (folder / DATA).write_bytes(blake2b(body, digest_size=20).digest() + body)


def read(parts):
    """Read parts as the merge does."""
    of = msgspec.convert(data(next(iter(parts.values())))["identity"], Identity)
    return {folder: read_part(folder, of, CODES) for folder in parts.values()}


def test_the_site_of_the_parts_is_the_site(project, parts, tmp_path, monkeypatch):
    """To the byte, in whatever order they are named; and no part has what is the whole site's.

    What shares of the check have judged is not judged again.
    """
    target = tmp_path / "site"
    shutil.rmtree(project / ".cache")
    run("check", "--shard", "1/1")
    monkeypatch.setattr(PageRunner, "report", None)
    monkeypatch.setattr(parallel_pairs, "_rows", None)
    said = run("merge", parts["pt"], parts["fr"], parts["es"], "--site-dir", target, "--strict")
    assert said == f"{target}: the site of 3 parts\n"
    whole = tree(project / "whole")
    assert tree(target) == whole
    once = {
        *("sitemap.xml.gz", "feed.xml", "es/feed.xml", "glossary.tbx", "glossary.skos.jsonld"),
        *("pagefind/pagefind-entry.json", "old/index.html", "pt/old/index.html", "robots.txt"),
        *("pt/404.html", "status/index.html", "es/status/index.html", "_headers"),
    }
    assert once - {"status/index.html", "es/status/index.html"} <= whole.keys()
    own = {name for code in CODES for name in tree(parts[code])}
    assert own & once == {"status/index.html", "es/status/index.html"}
    assert [name for name in tree(parts["pt"]) if name.startswith("es/")] == []


def test_a_part_has_what_a_process_gives_back(said):
    """Of every class that knows something of each language for the whole site."""
    names = [found.name for found in pkgutil.walk_packages(mkdocs_site.__path__, f"{ROOM}.")]
    classes = (each for name in names for each in vars(import_module(name)).values())
    site_wide = {
        each
        for each in classes
        if isinstance(each, type) and {"export", "merge"} <= vars(each).keys()
    }
    assert states(read(said)[said["pt"]]).keys() == site_wide - {SiteWide}


def test_a_site_that_is_there_stays_until_all_is_right(parts, tmp_path):
    """A file that is cut short is told in one sentence, and nothing is left beside the site."""
    (parts["es"] / "es/index.html").write_bytes(b"<html>")
    write(tmp_path / "out/site", {"index.html": "former"})
    said = run("merge", *parts.values(), "--site-dir", tmp_path / "out/site", code=2)
    assert said == f"error: {parts['es']}: es/index.html is not as it was built; build it again\n"
    assert tree(tmp_path / "out") == {"site/index.html": b"former"}


def test_a_part_that_was_built_with_warnings(parts, tmp_path):
    """No strict site is made of it; another is."""
    forge(parts["es"], warnings=2)
    words = ("merge", *parts.values(), "--site-dir", tmp_path / "site")
    said = "error: the build is strict, and gave warnings: 2\n"
    assert run(*words, "--strict", code=1) == said
    assert not (tmp_path / "site").exists()
    run(*words)
    assert (tmp_path / "site/sitemap.xml").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [("docs/fr/index.md", "other pages"), ("mkdocs.yml", "another configuration")],
)
def test_what_changed_since(project, parts, tmp_path, name, said):
    """The parts are of something else."""
    before = (project / name).read_text(encoding="utf-8")
    try:
        write(project, {name: f"{before}\nsite_author: Ana\n"})
        told = run("merge", *parts.values(), "--site-dir", tmp_path / "x", code=2)
    finally:
        write(project, {name: before})
    assert told == f"error: {parts['fr']}: a part of {said}; build it again\n"


SAME = Identity("t", "c", "1" * 40, "s")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (SAME, ""),
        (
            Identity("u", "d", "2" * 40, "t"),
            "another version of the tool, of a library or of Python",
        ),
        (Identity("t", "d", "2" * 40, "t"), "another commit (222222222222; this is 111111111111)"),
        (Identity("t", "c", "", "s"), "another commit (none; this is 111111111111)"),
        (Identity("t", "d", "1" * 40, "t"), "another configuration"),
        (Identity("t", "c", "1" * 40, "t"), "other pages"),
    ],
)
def test_of_what_a_part_is(other, said):
    """What is told is what explains the rest."""
    assert SAME.other(other) == said


def telling(changed):
    """Return what `Discovery` says with something else in it."""
    return lambda part: {"discovery": part["discovery"] | changed}


PAGE = {"language": "es", "url": "https://mini.example/es/"}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (lambda _: {"language": "../es"}, "a part in '../es'; the site has es, fr, pt"),
        (lambda _: {"language": "es"}, "the part of es speaks of pt"),
        (telling({"errors": {"../..": "x"}}), "the part of pt speaks of ../.."),
        (telling({"entries": {"x/": PAGE}}), "the part of pt speaks of es"),
        (lambda _: {"glossary": {"es": "x"}}, "the part of pt speaks of es"),
        *(
            (telling({"files": {"pt": [name]}}), f"speaks of a file outside the site: {name}")
            for name in ("../x", "/x", "pt/../../x", "a\\x", "C:x", "")
        ),
        (
            lambda _: {"files": {"a": 1}},
            f"{DATA} holds something else (Expected `bytes`, got `int`",
        ),
        (
            lambda _: {"more": 1},
            f"{DATA} holds something else (Object contains unknown field `more`",
        ),
        (lambda _: {"identity": 1}, f"{DATA} holds something else (Expected `object`, got `int`"),
    ],
)
def test_a_forged_part(said, changed, told):
    """It is read as plain data of its language, whatever its digest says."""
    forge(said["pt"], **changed(data(said["pt"])))
    with pytest.raises(PartError) as error:
        read(said)
    assert str(error.value).startswith(f"{said['pt']}: ")
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda file: file.unlink(), f"no part of a site: {DATA}: No such file or directory"),
        (lambda file: os.truncate(file, 200), f"{DATA} is damaged; build it again"),
        (lambda file: os.truncate(file, 0), f"{DATA} is damaged; build it again"),
    ],
)
def test_a_part_without_its_data(said, spoil, told):
    """Not there, or cut short."""
    spoil(said["pt"] / DATA)
    with pytest.raises(PartError) as error:
        read(said)
    assert str(error.value) == f"{said['pt']}: {told}"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda part: (part / "pt/one/index.html").unlink(), "pt/one/index.html is missing"),
        (lambda part: (part / "pt/x.html").touch(), "pt/x.html is none of the part's"),
        (lambda part: (part / "x").symlink_to("/etc"), "x is no plain file"),
        (lambda part: os.mkfifo(part / "x"), "x is no plain file"),
        (lambda part: (part / "404.html").write_text(""), "404.html is not as it was built"),
    ],
)
def test_a_part_with_other_files(parts, tmp_path, spoil, said):
    """Each file is the one that was built."""
    found = read(parts)
    spoil(parts["pt"])
    with pytest.raises(PartError) as error:
        copy_files(found, tmp_path / "site")
    assert str(error.value).startswith(f"{parts['pt']}: {said}")


def test_one_part_of_each_language(parts, tmp_path):
    """None missing, none twice, and no page or file in two that is not the same in both."""
    found = read(parts)
    es, fr = parts["es"], parts["fr"]
    with pytest.raises(PartError, match=r"^no part of es and pt; concordance part makes one$"):
        require_all({fr: found[fr]}, CODES)
    with pytest.raises(PartError, match=f"second part of fr; one is {fr}$"):
        require_all({**found, tmp_path: found[fr]}, CODES)
    home = {**found[es].discovery.entries, "": found[fr].discovery.entries[""]}
    forged = msgspec.convert(
        msgspec.to_builtins(found[es]) | {"discovery": {"entries": home}}, Part
    )
    with pytest.raises(PartError, match=f"{es}: the page  is one of {fr}, too"):
        require_all({**found, es: forged}, CODES)
    (es / "index.html").write_bytes(b"x")
    files = found[es].files | {"index.html": blake2b(b"x", digest_size=20).digest()}
    with pytest.raises(PartError, match=f"{es}: index.html is another in {fr}"):
        copy_files({**found, es: msgspec.structs.replace(found[es], files=files)}, tmp_path / "s")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("part", "de", "out/de"), "no language 'de'; the site has fr, es, pt"),
        (("part", "fr", "."), ".: it holds docs, which the build reads"),
        (("merge", "parts/fr", "--site-dir", "parts"), "parts: it holds fr, which the build reads"),
    ],
)
@pytest.mark.usefixtures("parts")
def test_what_is_refused_before_it_is_built(project, words, said):
    """And nothing is written."""
    before = {path.name for path in project.iterdir()} - {"out"}
    assert run(*words, code=2) == f"error: {said}\n"
    assert {path.name for path in project.iterdir()} - {"out"} == before
