"""A language is added to the interface by one file: no word of another is left on its pages."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import yaml
from selectolax.lexbor import LexborHTMLParser

from concordance.publish.strings import FOLDER
from sites import ROOT, build, write

if TYPE_CHECKING:
    from pathlib import Path

HOOKS = ("freshness.py", "discovery.py", "glossary.py")
CONFIG = """\
site_name: Zwei
site_url: https://zwei.example/
theme: {{name: material, font: false}}
nav: [index.md, b.md, {{G: [glossary/index.md, glossary/gpu.md, glossary/hbm.md]}}]
hooks: [{hooks}]
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {{locale: fr, name: Français, default: true}}
        - {{locale: nl, name: Nederlands}}
"""
ENTRY = "---\nterm: GPU\nsee_also: [hbm]\n---\n\n# GPU {#gpu}\n\nx\n"
OTHER = "---\nterm: HBM\n---\n\n# HBM {#hbm}\n\nx\n"
INDEX = "# G {#index}\n\n<!-- concordance: glossary-index -->\n"
PAGES = {
    f"docs/{code}/{name}.md": text
    for code in ("fr", "nl")
    for name, text in {
        "index": "# A {#a}\n\nGPU, HBM.\n",
        "b": "# B {#b}\n\nGPU, HBM.\n",
        "glossary/gpu": ENTRY,
        "glossary/hbm": OTHER,
        "glossary/index": INDEX,
    }.items()
}


def texts(html: bytes) -> set[str]:
    """Return what a page shows or reads out: its texts, labels and titles."""
    page = LexborHTMLParser(html)
    page.strip_tags(["script", "style"])
    found = {node.text(deep=False).strip() for node in page.css("body, body *")}
    for name in ("aria-label", "title"):
        found |= {node.attributes[name] or "" for node in page.css(f"[{name}]")}
    return found


def test_a_language_is_added_by_its_file(tmp_path: Path):
    """With Dutch strings, each string of ours on the Dutch pages is the Dutch one."""
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks")
    strings = tmp_path / "hooks" / FOLDER.relative_to(ROOT / "hooks")
    english = yaml.safe_load((strings / "en.yml").read_text(encoding="utf-8"))
    dutch = {key: f"NL {key} " + "".join(re.findall(r"{\w+}", english[key])) for key in english}
    text = yaml.safe_dump(dutch, allow_unicode=True)
    (strings / "nl.yml").write_text(text, encoding="utf-8")
    config = CONFIG.format(hooks=", ".join(f"hooks/{name}" for name in HOOKS))
    run = build(write(tmp_path, {"mkdocs.yml": config, **PAGES}))
    assert run.returncode == 0, run.stderr
    others = {
        value
        for path in FOLDER.glob("*.yml")
        for value in yaml.safe_load(path.read_text(encoding="utf-8")).values()
    }
    shown = {
        name: texts((tmp_path / "site" / "nl" / name / "index.html").read_bytes())
        for name in ("glossary/gpu", "glossary", "b", ".")
    }
    assert {name: found & others for name, found in shown.items()} == {
        name: set() for name in shown
    }
    for name, keys in {
        "glossary/gpu": ("used_in", "see_also", "in_languages"),
        "glossary": ("letters", "downloads"),
    }.items():
        for key in keys:
            assert any(text.startswith(f"NL glossary.{key}") for text in shown[name]), key
