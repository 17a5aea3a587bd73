"""A small site served while somebody writes: each save beside a whole build, byte for byte.

Run as a program, in an empty folder, it makes a project of three languages there, changes it and
saves, step by step, and prints a line of JSON for each: `served.py FOLDER SEED CHANGE...`, where a
change is the name of one of `CHANGES`, `second` (a second server of the folder saves too), `=`
(what is served is compared) or `warm` (what is built with the records of the last build is compared
with what is built without any); or `served.py FOLDER SEED STEPS`, so many changes at random, each
compared. It ends with what is another than in a whole build, and 1.
"""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config

from concordance.mkdocs_site.panel import with_panel_sent
from sites import ROOT, tree, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

CODES = ("fr", "es", "pt")
ADDRESS = "http://127.0.0.1:8000/"
HOOKS = ("languages", "freshness", "discovery", "glossary", "figures", "workers")
PASSING = re.compile(
    r"Documentation built in|\d+ of \d+ pages.* again|: the whole site is built$|: Building '"
    r"|: the record of |: the pages of '|: Cleaning site|: Building documentation to"
)
"""What is said of the work, and not of the site."""
WORK = re.compile(r"\d+ of \d+ pages.* again$|is built$|is made again$|are as they were$")
"""What of it tells how much was done."""

MKDOCS = """\
site_name: Mini
site_url: https://mini.example/
repo_url: https://forge.example/a/b
edit_uri: edit/main/docs/
theme: {{name: material, font: false, custom_dir: overrides}}
hooks: [{hooks}]
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {{locale: fr, name: Français, default: true}}
        - {{locale: es, name: Español, site_name: Mini es}}
        - {{locale: pt, name: Português}}
markdown_extensions: [attr_list, admonition, footnotes, def_list, tables, md_in_html, toc]
extra_css: [assets/site.css]
validation: {{links: {{anchors: warn}}}}
"""
MAIN = """\
{% extends "concordance.html" %}
{% block htmltitle %}<title>{{ page.title | striptags if page }} · {{ config.site_name }}</title>
{% endblock %}
"""
WORDS = {
    "fr": ("Guide", "Réseau", "Un réseau relie 12 puces.", "Le GPU calcule.", "Le premier pas."),
    "es": ("Guía", "Red", "Una red une 12 chips.", "La GPU calcula.", "El primer paso."),
    "pt": ("Guia", "Rede", "Uma rede une 12 chips.", "A GPU calcula.", "O primeiro passo."),
}
FIGURE = """\
kind: blocks
title: {fr: Montants, es: Cantidades, pt: Valores}
description: {fr: Un carré vaut mille., es: Un cuadrado vale mil., pt: Um quadrado vale mil.}
unit: 1e3
items:
  - {id: small, value: 1e3, label: {fr: Mille, es: Mil, pt: Mil}, note: {fr: a, es: b, pt: c}}
"""


def project(folder: Path) -> Path:
    """Make a project with all that a page can depend on, and a history."""
    hooks = ", ".join(str(ROOT / "hooks" / f"{name}.py") for name in HOOKS)
    files = {
        "mkdocs.yml": MKDOCS.format(hooks=hooks),
        "overrides/main.html": MAIN,
        "docs/assets/site.css": "body { color: black }\n",
        "docs/assets/data/sums.yml": FIGURE,
    }
    for code, (guide, network, first, second, third) in WORDS.items():
        at = f"docs/{code}"
        files |= {
            f"{at}/index.md": f"# Mini {{#home}}\n\n[{guide}](guide.md#second). {second}\n",
            f"{at}/guide.md": (
                f"---\ndescription: {guide}, 1.\n---\n\n# {guide} {{#guide}}\n\n{first}[^n]\n\n"
                f"## 1 {{#first}}\n\n{second} {third}\n\n## 2 {{#second}}\n\n{third} "
                "[1](sources.md#reuters-2020).\n\n[^n]: 1\n"
            ),
            f"{at}/sums.md": f"# 1000 {{#sums}}\n\n{first}\n\n```figure\nsums\n```\n",
            f"{at}/sources.md": "# Reuters {#sources}\n\n- Reuters, 2020.\n  {: #reuters-2020 }\n",
            f"{at}/glossary/index.md": (
                "# A-Z {#glossary}\n\n<!-- concordance: glossary-index -->\n"
            ),
            f"{at}/glossary/gpu.md": (
                f"---\nterm: GPU\ndefinition: {second}\n---\n\n# GPU {{#gpu}}\n\n{first}\n"
            ),
            f"{at}/glossary/network.md": (
                f"---\nterm: {network.lower()}\ndefinition: {first}\nsee_also: [gpu]\n---\n\n"
                f"# {network} {{#network}}\n\n{second}\n"
            ),
        }
    write(folder, files)
    stamp(Random(), folder)  # noqa: S311 - nothing is drawn
    git(folder, "init", "--quiet")
    commit(Random(), folder)  # noqa: S311 - likewise
    git(folder, "tag", "first")
    return folder


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody."""
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def pages(folder: Path) -> list[Path]:
    """Return every page."""
    return sorted((folder / "docs").rglob("*.md"))


def some(random: Random, folder: Path, name: str) -> list[Path]:
    """Return a page in every language that has it, or in one."""
    found = [path for code in CODES if (path := folder / "docs" / code / name).exists()]
    return found if random.random() < 0.6 else found[:1] or found


def names(folder: Path) -> list[str]:
    """Return the pages' paths without the language, this side of the glossary."""
    return sorted({"/".join(path.relative_to(folder / "docs").parts[1:]) for path in pages(folder)})


def edit(random: Random, folder: Path) -> str:
    """Add a sentence to a page, or take its last paragraph."""
    page = random.choice(pages(folder))
    code, text = page.relative_to(folder / "docs").parts[0], page.read_text(encoding="utf-8")
    guide, network, *sentences = WORDS[code]
    added = (
        *sentences,
        f"{network} : 12 %, 2024. GPU, {network}.",
        f"[{guide}](/{code}/guide.md) [x](nowhere.md) [y](guide.md#{random.choice('abc')})",
        f"[s]({'../' * (page.parent.name == 'glossary')}sources.md#reuters-2020)",
        f"## {random.randrange(9)} {{#x{random.randrange(3)}}}",
        "<!-- concordance: ignore[missing-block] because -->",
        '<a href="javascript:x()">x</a>',
        "!!! note\n    Note.",
    )
    if random.random() < 0.25 and text.count("\n\n") > 3:
        text = text.rpartition("\n\n")[0] + "\n"
    else:
        text += f"\n{random.choice(added)}\n"
    page.write_text(text, encoding="utf-8")
    return f"{page}: {text[-60:]!r}"


def head(random: Random, folder: Path) -> str:
    """Change the title, the description, the definition or another key of a page."""
    page = random.choice(pages(folder))
    text = page.read_text(encoding="utf-8")
    if random.random() < 0.4:
        text = re.sub(
            r"^# (\S+)", lambda found: f"# {found[1]}x", text, count=1, flags=re.MULTILINE
        )
    elif text.startswith("---\n"):
        keys = ("glossary: false", "title: T&t <b>", "template: main.html", "forms: [chip, chips]")
        old = re.search(r"^definition: .*", text, re.MULTILINE)
        text = text.replace(old[0], f"{old[0]} 1") if old else text
        text = f"---\n{random.choice(keys)}\n{text[4:]}" if not old else text
    else:
        text = f"---\ndescription: D{random.randrange(9)}\n---\n\n{text}"
    page.write_text(text, encoding="utf-8")
    return f"{page}: {text[:80]!r}"


def add(random: Random, folder: Path) -> str:
    """Add a page, or an entry of the glossary, in one language or in all."""
    name = f"{random.choice(('', 'more/', 'glossary/'))}n{random.randrange(20)}"
    codes = CODES if random.random() < 0.6 else CODES[:1]
    for code in codes:
        text = f"# N {{#n}}\n\n{random.choice(WORDS[code][2:])}\n"
        if name.startswith("glossary"):
            text = f"---\nterm: {name[9:].title()}\ndefinition: D.\n---\n\n{text}"
        write(folder, {f"docs/{code}/{name}.md": text})
    return f"{name} in {codes}"


def rename(random: Random, folder: Path) -> str:
    """Rename a page, in one language or in all."""
    name = random.choice([name for name in names(folder) if name != "index.md"])
    to = f"r{random.randrange(99)}.md"
    for page in some(random, folder, name):
        page.rename(page.with_name(to))
    return f"{name} to {to}"


def delete(random: Random, folder: Path) -> str:
    """Delete a page, in one language or in all."""
    name = random.choice([name for name in names(folder) if name != "index.md"])
    for page in some(random, folder, name):
        page.unlink()
    return name


def wait(random: Random, folder: Path) -> str:
    """Let a translation wait for its text, or have it."""
    page = random.choice([page for page in pages(folder) if page.parts[-2] in {"es", "pt"}])
    text, mark = page.read_text(encoding="utf-8"), "---\nuntranslated: true\n---\n\n"
    page.write_text(
        text.removeprefix(mark) if text.startswith(mark) else mark + text, encoding="utf-8"
    )
    return str(page)


def stamp(_: Random, folder: Path) -> str:
    """Say that every translation was checked."""
    from click.testing import CliRunner

    from concordance.cli.stamp import command

    with inside(folder):
        done = CliRunner().invoke(command, ["--all"])
    return done.output


def commit(_: Random, folder: Path) -> str:
    """Commit all, so that pages are dated."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "c")
    return ""


def beside(random: Random, folder: Path) -> str:
    """Change what stands beside the pages: a style, a figure's data, an image."""
    at = folder / "docs/assets"
    kind = random.randrange(4)
    if kind == 0:
        write(at, {"site.css": f"body {{ color: #{random.randrange(100, 999)} }}\n"})
    elif kind == 1:
        write(at, {"data/sums.yml": FIGURE.replace("1e3,", f"{random.randrange(2, 9)}e3,")})
    elif kind == 2:
        write(at, {f"i{random.randrange(3)}.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n"})
    else:
        write(at, {"data/sums.yml": "kind: nothing\n"})  # until the next change, it fails
    return str(kind)


def given(random: Random, folder: Path) -> str:
    """Change what a build takes as given: the configuration, a template of the site's."""
    if random.random() < 0.5:
        text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        text = re.sub("^site_name: .*", f"site_name: M{random.randrange(99)}", text)
        write(folder, {"mkdocs.yml": text})
    else:
        write(folder, {"overrides/main.html": f"{MAIN}{{# {random.random()} #}}"})
    return ""


def spoil(random: Random, folder: Path) -> str:
    """Damage a record of a language: cut it off, change a byte, take another's, forge its mark."""
    records = sorted((folder / ".cache/concordance/pages").glob("*.msgpack"))
    if not records:
        return "none"
    record, kind = random.choice(records), random.randrange(4)
    data = record.read_bytes()
    at = random.randrange(len(data))
    if kind == 0:
        data = data[:at]
    elif kind == 1:
        data = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    elif kind == 2:
        data = random.choice(records).read_bytes()
    else:  # of another tool
        body = data[20:].replace(b" ", b"-", 1)
        data = blake2b(body, digest_size=20).digest() + body
    record.write_bytes(data)
    return f"{record.name} {kind}"


def undo(_: Random, folder: Path) -> str:
    """Let every file of the beginning be as it was; what was not there then stays if committed."""
    git(folder, "checkout", "--quiet", "first", "--", ".")
    git(folder, "clean", "--quiet", "-df", "docs")
    return ""


def nothing(_: Random, folder: Path) -> str:
    """Save a page as it is."""
    pages(folder)[0].touch()
    return ""


CHANGES: dict[str, Callable[[Random, Path], str]] = {
    each.__name__: each
    for each in (
        edit,
        head,
        add,
        rename,
        delete,
        wait,
        stamp,
        commit,
        beside,
        given,
        undo,
        nothing,
        spoil,
    )
}
OFTEN = (*CHANGES, "edit", "edit", "edit", "head", "=", "second", "warm", "warm")


class Server:
    """One `mkdocs serve`, without its socket: `save` builds as it does at each change.

    `command` may be another that builds.
    """

    def __init__(self, folder: Path, site: Path, command: str = "serve", **options: Any) -> None:
        self.folder, self.site = folder, site
        self.address = ADDRESS if command == "serve" else None
        self.said: list[str] = []
        self.work: list[str] = []
        self.failed = self.current = False
        self.context = click.Context(click.Command(command), info_name=command)
        self.context.params.update(options)

    def save(self) -> None:
        """Build, and keep what is said of the site and of the work; an error is the last line."""
        said, self.failed, self.current = Said(), False, True
        logger = logging.getLogger("mkdocs")
        logger.addHandler(said)
        logger.setLevel(logging.INFO)
        with inside(self.folder), self.context.scope(cleanup=False):
            try:
                config = load_config("mkdocs.yml", site_dir=str(self.site))
                config.site_url = ADDRESS
                build(config, serve_url=self.address)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - as mkdocs' server does
                said.lines.append(f"{type(error).__name__}: {error}")
                self.failed = True
            finally:
                logger.removeHandler(said)
        self.work = [line for line in said.lines if WORK.search(line)]
        self.said = [line for line in said.lines if not PASSING.search(line)]


class Said(logging.Handler):
    """Keeps what mkdocs and the hooks say."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(f"{record.levelname}: {record.getMessage()}")


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in a folder for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def whole(folder: Path) -> tuple[list[str], dict[str, bytes]]:
    """Return what a process says that keeps nothing, and what it builds."""
    with tempfile.TemporaryDirectory() as site:
        server = Server(folder, Path(site, "site"), build_type="clean")
        server.save()
        return server.said, tree(server.site)


def warm(folder: Path) -> tuple[str, list[str]]:
    """Build with what is kept of the last build and without: how they differ; what was done."""
    with tempfile.TemporaryDirectory() as sites:
        # a command that publishes keeps nothing
        cold = Server(folder, Path(sites, "cold"), "gh-deploy")
        kept = Server(folder, Path(sites, "kept"), "build")
        for each in (cold, kept):
            each.save()
        return difference(kept, cold.said, {} if cold.failed else tree(cold.site)), kept.work


def difference(server: Server, wanted: list[str], built: dict[str, bytes]) -> str:
    """Return what was said or is served at the last save and is another in a whole build."""
    if server.said != wanted:
        return "\n".join(["said", *server.said, "and not", *wanted])
    served = {} if server.failed else sent(server)
    return (
        ""
        if server.failed
        else "\n".join(
            f"{name}: served {len(served.get(name, b''))} bytes, built {len(built.get(name, b''))}"
            for name in sorted({*served, *built})
            if served.get(name) != built.get(name)
        )
    )


def sent(server: Server) -> dict[str, bytes]:
    """Return the files of a served site as they are sent."""
    kept = server.context.meta.get("concordance.keeping")
    with inside(server.folder):
        return {
            name: with_panel_sent(data, kept.found) if kept and name.endswith(".html") else data
            for name, data in tree(server.site).items()
        }


def walk(folder: Path, random: Random, changes: Iterable[str]) -> Iterator[dict[str, object]]:
    """Change a new project and save, step by step, and tell each; the last may be `wrong`."""
    made = project(folder)
    with tempfile.TemporaryDirectory() as sites:
        servers = [Server(made, Path(sites, name)) for name in ("first", "second")]
        first, second = servers
        first.save()
        for change in changes:
            step: dict[str, object] = {"change": change}
            if change == "=":
                wanted, built = whole(made)
                seen = (difference(each, wanted, built) for each in servers if each.current)
                step["wrong"] = "\n".join(filter(None, seen))
            elif change == "second":
                second.save()
            elif change == "warm":
                step["wrong"], step["warm"] = warm(made)
            elif change == "spoil":
                step["what"] = spoil(random, made)
            else:
                step["what"] = CHANGES["undo" if first.failed else change](random, made)
                first.save()
                second.current = False
            yield {**step, "work": (second if change == "second" else first).work}
            if step.get("wrong"):
                return


def main(folder: str, seed: str, *changes: str) -> int:
    """Walk, and print each step."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    random = Random(int(seed))  # noqa: S311 - no secret
    names: Iterable[str] = changes
    if changes[0].isdecimal():
        drawn = (random.choice(OFTEN) for _ in range(int(changes[0])))
        names = (name for each in drawn for name in (each, "="))
    step: dict[str, object] = {}
    for step in walk(Path(folder).resolve(), random, names):
        print(json.dumps(step, ensure_ascii=False), flush=True)  # noqa: T201 - what it is for
    return bool(step.get("wrong"))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
