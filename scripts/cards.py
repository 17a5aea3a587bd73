"""Draw the images that other sites show of this one, for each language and each page: `make cards`.

They are kept in docs/assets/cards/, so that a build needs no browser: `fr.png` is the language's,
`fr/DIGEST.png` that of the page whose title and description have this digest. A page whose title
changes has the language's until this is run again; those that no page has are removed.
"""

from __future__ import annotations

import io
import sys
from base64 import b64encode
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image
from playwright.sync_api import sync_playwright
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from browser import FLAGS, chromium  # noqa: E402 - found by the line above
from concordance.publish.card import HEIGHT, WIDTH, image_paths  # noqa: E402 - with the former

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

FOLDER = ROOT / "docs" / "assets" / "cards"
COLOURS = 40
"""Enough for letters of two colours on a third, and a quarter of the weight."""
FACE = "@font-face{{font-family:Spectral;font-weight:600;src:url(data:font/woff2;base64,{data})}}"
DRAWN = """<!doctype html><html lang="{lang}"><style>{faces}
body {{ margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 76px 96px;
  background: #fcfbf8; color: #1d2733; display: flex; flex-direction: column;
  font-family: system-ui, sans-serif; border-bottom: 14px solid #1b5a96; }}
header {{ display: flex; align-items: center; gap: 20px; font-size: 28px; color: #1b5a96; }}
svg {{ width: 72px; color: #1b5a96; margin-left: -6px; }}
h1 {{ font: 600 {size}px/1.14 Spectral, charter, "Palatino Linotype", palatino, georgia, serif;
  margin: auto 0 28px; text-wrap: balance; }}
p {{ font-size: 30px; line-height: 1.4; margin: 0 0 auto; max-width: 980px; color: #4a5462;
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 5; overflow: hidden; }}
</style><header>{mark}{above}</header><h1>{title}</h1><p>{description}</p>"""
LONG = 60
"""Characters from which on a title is set smaller."""


class Shown(NamedTuple):
    """What a card shows, and the path of its image in docs/."""

    path: str
    lang: str
    above: str
    title: str
    description: str


def main() -> None:
    """Draw the cards that are not there, and remove those that no page has."""
    cards = {each.path: each for each in shown(ROOT / "site")}
    faces = "".join(
        FACE.format(data=b64encode(path.read_bytes()).decode())
        for path in sorted((ROOT / "docs/assets/fonts").glob("*.woff2"), reverse=True)
    )
    mark = (ROOT / "overrides/.icons/site/mark.svg").read_text(encoding="utf-8")
    for path in FOLDER.rglob("*.png"):
        if path.relative_to(ROOT / "docs").as_posix() not in cards:
            path.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for card in cards.values():
            target = ROOT / "docs" / card.path
            if target.parent == FOLDER or not target.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                draw(page, card, faces, mark, target)
        browser.close()


def shown(site: Path) -> Iterator[Shown]:
    """Yield the cards of a built site: of each home page the language's, of each other its own."""
    for file in sorted(site.rglob("index.html")):
        tree = LexborHTMLParser(file.read_bytes())
        root = tree.css_first("html")
        said = {
            node.attributes["property"]: node.attributes.get("content") or ""
            for node in tree.css("meta[property^='og:']")
        }
        if "og:image" not in said or root is None:
            continue
        title, description = said["og:title"], said["og:description"]
        lang = root.attributes.get("lang") or ""
        code = lang.partition("-")[0]
        own, language = image_paths(f"assets/cards/{code}.png", title, description)
        home = title == said["og:site_name"]
        yield Shown(
            language if home else own,
            lang,
            "" if home else said["og:site_name"],
            title,
            description,
        )


def draw(page: Page, card: Shown, faces: str, mark: str, target: Path) -> None:
    """Draw a card, in few colours."""
    texts = {name: escape(text) for name, text in card._asdict().items() if name != "path"}
    size = 72 if len(card.title) < LONG else 58
    page.set_content(DRAWN.format(faces=faces, mark=mark, size=size, **texts))
    page.evaluate("document.fonts.ready")
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    main()
