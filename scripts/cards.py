"""Draw the images that other sites show of this one, a card per language: `make cards`.

They are kept in docs/assets/cards/, so that a build needs no browser. The names and descriptions
are those of mkdocs.yml, the titles' typeface is the site's.
"""

from __future__ import annotations

import sys
from base64 import b64encode
from html import escape
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from browser import FLAGS, chromium  # noqa: E402 - found by the line above

SIZE = {"width": 1200, "height": 630}
FACE = "@font-face{{font-family:Spectral;font-weight:600;src:url(data:font/woff2;base64,{data})}}"
PAGE = """<!doctype html><html lang="{lang}"><style>{faces}
body {{ margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 84px 96px;
  background: #fcfbf8; color: #1d2733; display: flex; flex-direction: column;
  font-family: system-ui, sans-serif; border-bottom: 14px solid #1b5a96; }}
svg {{ width: 84px; color: #1b5a96; margin-left: -6px; }}
h1 {{ font: 600 72px/1.14 Spectral, charter, "Palatino Linotype", palatino, georgia, serif;
  margin: auto 0 30px; text-wrap: balance; }}
p {{ font-size: 30px; line-height: 1.4; margin: 0 0 auto; max-width: 940px; color: #4a5462; }}
</style>{mark}<h1>{name}</h1><p>{description}</p>"""


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV` is not needed here."""


_Loader.add_constructor("!ENV", lambda *_: None)


def main() -> None:
    """Draw one card per language of mkdocs.yml."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)  # noqa: S506
    languages = next(one["i18n"]["languages"] for one in config["plugins"] if isinstance(one, dict))
    mark = (ROOT / "overrides/.icons/site/mark.svg").read_text(encoding="utf-8")
    faces = "".join(
        FACE.format(data=b64encode(path.read_bytes()).decode())
        for path in sorted((ROOT / "docs/assets/fonts").glob("*.woff2"), reverse=True)
    )
    folder = ROOT / "docs" / "assets" / "cards"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport=SIZE)
        for language in languages:
            texts = {
                "faces": faces,
                "lang": language["locale"],
                "name": escape(language["site_name"]),
                "description": escape(language["site_description"].strip()),
            }
            page.set_content(PAGE.format(mark=mark, **texts))
            page.evaluate("document.fonts.ready")
            page.screenshot(path=folder / f"{language['locale']}.png")
        browser.close()


if __name__ == "__main__":
    main()
