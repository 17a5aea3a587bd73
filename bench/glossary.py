"""What the glossary finds and costs: `bench/glossary.py CORPORA`, `bench/glossary.py --cost`.

With a folder of corpora: of the links that the authors of a cloud glossary made by hand to
entries that exist, how many `concordance mentions` finds, with the titles alone and with the
aliases of `glossary_aliases.yml`. With `--cost`: the share of a build of 3 x 1,000 pages that goes
into the glossary, at 100 and at 1,000 entries, in CPU seconds of one process. The pages use a term
every 30 words, as this site's do; the entries' own pages come on top of the 1,000.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from concordance.markdown import read_page

ROOT = Path(__file__).parents[1]
ENTRY = re.compile(r"(?:https?://glossary\.cncf\.io)?/?(?:es/)?([\w-]+)/?(?:#.*)?")
LANGUAGES = ("fr", "es", "pt")
SYLLABLES = "ré mo dè le cal tra vail don née cen pro ces gra phi ac cé ra teur fé nu su or di"


def mentions(folder: Path) -> set[tuple[str, int, int, str, int]]:
    """Run the command as a user would; give path, line, column, concept and length."""
    command = [sys.executable, str(ROOT / "hooks"), "mentions", "--docs", ".", "--languages"]
    run = subprocess.run(
        [*command, "es", "--glossary", "*.md", "--format", "json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return {
        (one["path"], one["line"], one["column"], one["concept"], len(one["text"]))
        for one in json.loads(run.stdout)["mentions"]
        if one["linked"]
    }


def by_hand(folder: Path) -> list[tuple[str, int, int, str, int, str]]:
    """Return the authors' links to entries: path, line, column, concept, length and text."""
    known = {path.stem for path in (folder / "es").glob("*.md")}
    links = []
    for path in sorted((folder / "es").rglob("*.md")):
        page = read_page(path, path.relative_to(folder).as_posix())
        for block in page.blocks:
            for link in block.links:
                found = ENTRY.fullmatch(link.target)
                if link.kind == "link" and found and found[1] in known:
                    line, column = page.line_column(link.span.start)
                    size = link.span.end - link.span.start
                    links.append((page.path, line, column, found[1], size, link.text or ""))
    return links


def recall(corpora: Path) -> None:
    """Print how many of the authors' links are found, and the texts of those that are not."""
    aliases = yaml.safe_load((ROOT / "bench" / "glossary_aliases.yml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        shutil.copytree(corpora / "cncf-glossary" / "es", folder / "es")
        for name in ("titles and plurals", "with aliases"):
            links, found = by_hand(folder), mentions(folder)
            missed = [
                link
                for link in links
                if not any(
                    link[0] == path
                    and link[3] == concept
                    and link[1] == line
                    and link[2] <= column < link[2] + link[4]
                    for path, line, column, concept, _ in found
                )
            ]
            share = 100 * (len(links) - len(missed)) / len(links)
            print(f"{name}: {len(links) - len(missed)} of {len(links)} links, {share:.1f} %")
            for (text, concept), count in Counter((m[5], m[3]) for m in missed).most_common():
                print(f"    {count} x '{text}' -> {concept}")
            for concept, names in aliases.items():
                path = folder / "es" / f"{concept}.md"
                if path.exists():
                    text = path.read_text(encoding="utf-8")
                    listed = json.dumps(names, ensure_ascii=False)
                    path.write_text(
                        text.replace("---\n", f"---\naliases: {listed}\n", 1), encoding="utf-8"
                    )


def synthetic(folder: Path, entries: int, pages: int = 1000) -> None:
    """Write a project of three languages: pages of about 3.7 kB, and so many entries."""
    chance = random.Random(7)
    syllables = SYLLABLES.split()
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(6000)]
    names = ["".join(chance.choices(syllables, k=5)) for _ in range(3000)]
    heads = [word for word in words if len(word) > 6][:300]
    terms = sorted(set(names) | {f"{chance.choice(heads)} de {one}" for one in names[::2]})
    chance.shuffle(terms)
    for language in LANGUAGES:
        docs = folder / "docs" / language
        (docs / "glossary").mkdir(parents=True)
        for at, term in enumerate(terms[:entries]):
            also = f"see_also: [c{(at + 1) % entries}]\ncategory: practice\nsources: [s-2024]\n"
            (docs / "glossary" / f"c{at}.md").write_text(
                f"---\ntitle: {term}\nterm: {term}\nforms: [forme {at}]\n"
                f"definition: Une phrase sur {term}.\n{also}---\n# {term}\n\nTexte.\n"
            )
        for page in range(pages):
            sections = []
            for section in range(5):
                paragraphs = []
                for _ in range(3):
                    said = chance.choices(words, k=28)
                    said[9] = chance.choice(terms[:entries])
                    paragraphs.append(" ".join(said) + f" [lien](p{(page * 7 + 1) % pages}.md).")
                sections.append(
                    f"## Partie {section} {{#s{section}}}\n\n" + "\n\n".join(paragraphs)
                )
            name = "index" if page == 0 else f"p{page}"
            (docs / f"{name}.md").write_text(f"# Page {page} {{#p}}\n\n" + "\n\n".join(sections))
        (docs / "p0.md").write_text("# Page\n")
    locales = "\n".join(
        f"        - {{locale: {code}, name: {code}, default: {str(code == 'fr').lower()}}}"
        for code in LANGUAGES
    )
    (folder / "mkdocs.yml").write_text(
        "site_name: Bench\nsite_url: https://bench.example/\ntheme: {name: material, font: false}\n"
        f"hooks: [{ROOT / 'hooks' / 'glossary.py'}]\nmarkdown_extensions: [attr_list, toc]\n"
        "plugins:\n  - i18n:\n      docs_structure: folder\n      fallback_to_default: false\n"
        f"      languages:\n{locales}\n"
    )


MEASURE = """
import sys, time
sys.path.insert(0, sys.argv[1])
from mkdocs.commands.build import build
from mkdocs.config import load_config
import concordance.glossary.extension as extension
import concordance.mkdocs_site.glossary as site
spent = {}
def timed(owner, name):
    inner = getattr(owner, name)
    def outer(*args, **kwargs):
        start = time.process_time()
        try:
            return inner(*args, **kwargs)
        finally:
            spent[name] = spent.get(name, 0) + time.process_time() - start
    setattr(owner, name, outer)
for name in ("configure", "read", "begin", "prepare", "record", "fill", "write"):
    timed(site.SiteGlossary, name)
timed(extension._Linker, "run")
start = time.process_time()
build(load_config("mkdocs.yml"))
whole = time.process_time() - start
ours = sum(spent.values())
print(f"{whole:.1f} s, the glossary {ours:.2f} s: {100 * ours / (whole - ours):.1f} % on top")
for name, value in sorted(spent.items(), key=lambda item: -item[1]):
    print(f"    {name} {value:.2f} s")
"""


def cost() -> None:
    """Print what the glossary adds to a build, from the time spent in its own code."""
    for entries in (100, 1000):
        with tempfile.TemporaryDirectory() as work:
            synthetic(Path(work), entries)
            run = subprocess.run(
                [sys.executable, "-c", MEASURE, str(ROOT / "hooks")],
                cwd=work,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
                capture_output=True,
                text=True,
                check=False,
            )
            print(f"3 x 1,000 pages, {entries} entries: {run.stdout or run.stderr}".strip())


if __name__ == "__main__":
    if sys.argv[1:] == ["--cost"]:
        cost()
    elif len(sys.argv) == 2:
        recall(Path(sys.argv[1]))
    else:
        sys.exit("usage: bench/glossary.py CORPORA | --cost")
