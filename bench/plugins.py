"""Beside other plugins: `python bench/plugins.py` builds a small site with each, and ours.

A virtual environment in .cache/ gets what PyPI has today of mkdocs-material, mkdocs-static-i18n,
the plugins below and this project as a package. A site of three languages is built strictly with
each plugin, without ours and with it, and then looked at: each page has its alternates once,
absolute and mutual, and its policy; no page of states where nothing is recorded; the terms are
linked; the search has all three languages, where it is ours. The forks of mkdocs build it too.
Writes its section of README.md.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.report import ROOT, table, write_section

if TYPE_CHECKING:
    from collections.abc import Mapping

CACHE = ROOT / ".cache" / "bench-plugins"
BASE = ("mkdocs-material", "mkdocs-static-i18n")


class Plugin(NamedTuple):
    """A plugin: its lines in mkdocs.yml, the package that has it, files that it needs.

    `missing` says what it asks for that is not here; `last`, that it must be the last in the list;
    `allow`, what a maintainer names for it.
    """

    setting: str
    package: str = ""
    files: Mapping[str, str] = MappingProxyType({})
    missing: str = ""
    last: bool = False
    allow: str = ""


def pages(name: str, text: str) -> dict[str, str]:
    """Return a page of the same text in each language."""
    return {f"docs/{code}/{name}": text for code in ("en", "fr", "es")}


PLUGINS = {
    "git-revision-date-localized": Plugin("{}", "mkdocs-git-revision-date-localized-plugin"),
    "git-authors": Plugin("{}", "mkdocs-git-authors-plugin"),
    "section-index": Plugin("{}", "mkdocs-section-index"),
    "literate-nav": Plugin("{}", "mkdocs-literate-nav"),
    "awesome-pages": Plugin("{}", "mkdocs-awesome-pages-plugin"),
    "awesome-nav": Plugin("{}", "mkdocs-awesome-nav"),
    "rss": Plugin(
        "{use_git: false, date_from_meta: {default_time: '00:00'}}",
        "mkdocs-rss-plugin",
    ),
    "autolinks": Plugin("{}", "mkdocs-autolinks-plugin"),
    "roamlinks": Plugin("{}", "mkdocs-roamlinks-plugin"),
    "alias": Plugin("{}", "mkdocs-alias-plugin"),
    "print-site": Plugin("{}", "mkdocs-print-site-plugin", last=True),
    "minify": Plugin("{minify_html: true}", "mkdocs-minify-plugin"),
    "minify_html": Plugin("{}", "mkdocs-minify-html-plugin"),
    "enumerate-headings": Plugin("{}", "mkdocs-enumerate-headings-plugin"),
    "macros": Plugin(
        "{j2_comment_start_string: '{##', j2_comment_end_string: '##}'}",
        "mkdocs-macros-plugin",
        files=pages("m.md", "# M {#m}\n\n{{ 6 * 7 }}.\n"),
    ),
    "include-markdown": Plugin("{}", "mkdocs-include-markdown-plugin"),
    "gen-files": Plugin(
        "{scripts: [gen.py]}",
        "mkdocs-gen-files",
        files={
            "gen.py": "import mkdocs_gen_files\nfor c in ('en', 'fr', 'es'):\n"
            "    with mkdocs_gen_files.open(f'{c}/made.md', 'w') as f:\n"
            "        f.write('# Made {#made}\\n')\n"
        },
    ),
    "redirects": Plugin("{redirect_maps: {old.md: guide.md}}", "mkdocs-redirects"),
    "glightbox": Plugin(
        "{}",
        "mkdocs-glightbox",
        allow="['*glightbox.min.*', 'sha256-ppMapdXPIFI2gP+LvBsEW2hyw1bDkoppemYWYJpzj/I=']",
    ),
    "mermaid2": Plugin("{}", "mkdocs-mermaid2-plugin", missing="asks a network for its script"),
    "exclude": Plugin("{glob: ['*.tmp']}", "mkdocs-exclude"),
    "exclude-search": Plugin("{exclude: [guide.md]}", "mkdocs-exclude-search"),
    "open-in-new-tab": Plugin("{}", "mkdocs-open-in-new-tab"),
    "callouts": Plugin("{}", "mkdocs-callouts"),
    "link-marker": Plugin("{}", "mkdocs-link-marker"),
    "meta-descriptions": Plugin("{}", "mkdocs-meta-descriptions-plugin"),
    "table-reader": Plugin("{}", "mkdocs-table-reader-plugin"),
    "llmstxt": Plugin("{sections: {All: [index.md]}}", "mkdocs-llmstxt"),
    "search": Plugin("{}"),
    "material/search": Plugin("{}"),
    "material/tags": Plugin("{}", files=pages("t.md", "---\ntags: [a]\n---\n\n# T {#t}\n")),
    "material/meta": Plugin("{}"),
    "material/offline": Plugin("{}"),
    "material/group": Plugin("{enabled: true, plugins: []}"),
    "material/blog": Plugin(
        "{blog_dir: blog}",
        files={
            **pages("blog/index.md", "# Blog {#blog}\n"),
            **pages("blog/posts/a.md", "---\ndate: 2026-01-01\n---\n\n# Post {#post}\n\nA.\n"),
        },
    ),
    "material/social": Plugin("{}", missing="asks a network for its fonts"),
    "material/privacy": Plugin("{}", missing="asks a network for what it keeps"),
}
WORDS = {"en": ("apiary", "keeps"), "fr": ("rucher", "garde"), "es": ("colmenar", "tiene")}
SITE = {
    f"docs/{code}/{name}": text
    for code, (word, verb) in WORDS.items()
    for name, text in (
        ("index.md", f"# A {{#a}}\n\n{word} {verb} 40, [B](guide.md#b).\n\n## C {{#c}}\n\nD.\n"),
        ("guide.md", f"# B {{#b}}\n\n| {word} | B |\n|---|---|\n| 1 | 2 |\n"),
        ("part/index.md", "# P {#p}\n\nD.\n"),
        ("glossary/hive.md", f"---\nterm: {word}\ndefinition: D {verb}.\n---\n# H {{#h}}\n\nR.\n"),
    )
}
MKDOCS = """\
site_name: Mini
site_url: https://mini.example/docs/
theme: {name: material, font: false}
markdown_extensions: [attr_list, admonition, tables, md_in_html, toc, pymdownx.superfences]
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
        - {locale: es, name: Español}
"""
OURS = "  - concordance\n"
PAGES = ("index.html", "guide/index.html", "fr/guide/index.html", "part/index.html")
SEARCHES = ("search", "material/search")
ALTERNATE = re.compile(r"<link\b[^>]*\bhreflang=[^>]*>")
VALUE = r"""\b{}=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""


def main() -> int:
    """Build with each plugin, print the table and write it; fail where ours breaks a build."""
    python = environment("all", *BASE, *(p.package for p in PLUGINS.values() if p.package))
    rows = []
    wanted = sys.argv[1:] or [*PLUGINS]
    for name in wanted:
        rows.append((name, *tried(python, name, PLUGINS[name])))
        print(*rows[-1], sep="\t", flush=True)
    if len(sys.argv) > 1:
        return 0
    forks = [(name, *fork(name)) for name in ("properdocs", "mkdocs-ng")]
    for row in forks:
        print(*row, sep="\t", flush=True)
    text = table(("plugin", "version", "alone", "with ours", "what is seen"), rows)
    more = table(("fork", "version", "builds", "what is seen"), forks)
    versions = ", ".join(f"{name} {version(python, name)}" for name in ("mkdocs", *BASE))
    write_section("plugins", f"With {versions}:\n\n{text}\n\n{more}")
    return any(row[3] == "no" for row in rows)


def environment(name: str, *packages: str, last: str = "") -> Path:
    """Return the Python of a virtual environment with this project and these packages.

    `last` is installed after the others and in their place.
    """
    folder = CACHE / name
    python = folder / "bin" / "python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--upgrade", str(ROOT), *packages], check=True)
    subprocess.run([*pip, "--force-reinstall", "--no-deps", str(ROOT)], check=True)
    if last:
        subprocess.run([*pip, "--force-reinstall", "--no-deps", last], check=True)
    return python


def version(python: Path, package: str) -> str:
    """Return the version of a package that is installed; nothing for none."""
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    run = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return run.stdout.strip()


def tried(python: Path, name: str, plugin: Plugin) -> tuple[str, str, str, str]:
    """Return its version, whether it builds alone and with ours, and what is then wrong.

    Where it does not build strictly alone, for warnings of its own, neither is asked to.
    """
    number = version(python, plugin.package) if plugin.package else "the theme's"
    with TemporaryDirectory() as folder:
        theirs, site = f"  - {name}: {plugin.setting}\n", Path(folder, "alone", "site")
        both = OURS + theirs if plugin.last else theirs + OURS
        alone, said = built(python, site.parent, theirs, plugin)
        how = "yes"
        if not alone:
            how = "not strictly"
            alone, said = built(python, site.parent, theirs, plugin, strict=False)
        if not alone:
            return number, "no", "-", plugin.missing or last_line(said)
        ours, said = built(python, Path(folder, "ours"), both, plugin, strict=how == "yes")
        if not ours:
            return number, how, "no", last_line(said)
        wrong = faults(Path(folder, "ours", "site"), site, name)
    allowed = f"allowed: {plugin.allow}" if plugin.allow else ""
    return number, how, how, "; ".join([*wrong, *filter(None, [allowed])]) or "nothing wrong"


def fork(name: str) -> tuple[str, str, str]:
    """Return a fork's version, whether it builds the site with ours, and what is then wrong."""
    python = environment(name, *BASE, last=name)
    module = name if name == "properdocs" else "mkdocs"
    with TemporaryDirectory() as folder:
        good, said = built(python, Path(folder), OURS, Plugin(""), module=module)
        site = Path(folder, "site")
        wrong = faults(site, site, name) if good else [last_line(said)]
    return version(python, name), "yes" if good else "no", "; ".join(wrong) or "nothing wrong"


def built(
    python: Path,
    folder: Path,
    setting: str,
    plugin: Plugin,
    *,
    module: str = "mkdocs",
    strict: bool = True,
) -> tuple[bool, str]:
    """Build the site with some plugins; return whether it was built, and what was said."""
    allow = f"extra: {{concordance: {{allow: {plugin.allow}}}}}\n" if plugin.allow else ""
    config = MKDOCS + setting + allow
    for path, text in {"mkdocs.yml": config, **SITE, **plugin.files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@mini.example", "-C", str(folder)]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "A"]):
        subprocess.run([*git, *command], check=True)
    run = subprocess.run(
        [python, "-m", module, "build", *(["--strict"] if strict else [])],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode == 0, run.stdout + run.stderr


def faults(site: Path, alone: Path, name: str) -> list[str]:
    """Return what is wrong with a built site; `alone` is what the plugin made without ours."""
    found, alternates = [], {}
    for page in sorted(site.rglob("*.html")):
        html, path = page.read_text(encoding="utf-8"), page.relative_to(site).as_posix()
        links = [(value("hreflang", tag), value("href", tag)) for tag in ALTERNATE.findall(html)]
        alternates[path] = dict(links)
        if len(alternates[path]) < len(links):
            found.append(f"{path}: an alternate twice")
        if any(not href.startswith("https://mini.example/docs/") for _, href in links):
            found.append(f"{path}: an alternate that is not absolute")
    for path in PAGES:
        flat = path.replace("guide/index", "guide") if name == "material/offline" else path
        if {*alternates.get(flat, ())} != {"en", "fr", "es", "x-default"}:
            found.append(f"{flat}: alternates {sorted(alternates.get(flat, ()))}")
        elif "Content-Security-Policy" not in (site / flat).read_text(encoding="utf-8"):
            found.append(f"{flat}: no policy")
    if any("status" in path for path in alternates):
        found.append("a page of states, and no record")
    if "glossary/hive" not in (site / "fr" / "index.html").read_text(encoding="utf-8"):
        found.append("no term is linked")
    index = site / "pagefind" / "pagefind-entry.json"
    indexed = json.loads(index.read_text("utf-8"))["languages"] if index.is_file() else {}
    if {*indexed} != (set() if name in SEARCHES else {"en", "fr", "es"}):
        found.append(f"the search has {sorted(indexed)}")
    pages = [page.relative_to(alone) for page in alone.rglob("*.html")]
    lost = [page for page in pages if not (site / page).exists()]
    return [*found, f"{len(lost)} pages fewer: {lost[0]}"] if lost else found


def value(name: str, tag: str) -> str:
    """Return the value of a tag's attribute, quoted or not."""
    match = re.search(VALUE.format(name), tag)
    return next(filter(None, match.groups()), "") if match else ""


def last_line(said: str) -> str:
    """Return the first error or warning that a build told, else its last line, in one line."""
    lines = [line for line in said.splitlines() if line.strip()] or ["nothing was said"]
    told = [line for line in lines if re.match(r"(?:ERROR|WARNING|\S+Error|\S+Exception)\b", line)]
    return re.sub(r"\s+", " ", (told or lines[-1:])[0])[:160].replace("|", "/")


if __name__ == "__main__":
    if shutil.which("git") is None:
        raise SystemExit("git is missing")
    sys.exit(main())
