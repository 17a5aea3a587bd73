"""Draw the README's picture, `.github/screenshot.png`: one section in the three languages.

`make screenshot` builds the site first. The page is the same in each, and a term's definition is
open on it, so that the picture shows what the project is about.
"""

from __future__ import annotations

import sys
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from browser import FLAGS, chromium, served  # noqa: E402 - found by the line above

PANE = {"width": 430, "height": 560}
PAGES = ("", "es/", "pt/")
PAGE = "horizon/#plan"
TERM = "article a.term[href*='stargate']"
STAGE = """<!doctype html><style>
body {{ margin: 0; width: 1354px; background: #e8edf2; display: flex; gap: 16px; padding: 16px;
  box-sizing: border-box; }}
img {{ width: 430px; height: 560px; border-radius: 8px; }}
</style>{panes}"""


def main() -> None:
    """Take a picture of each language's page and put them side by side."""
    with served(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        panes = []
        for prefix in PAGES:
            page = browser.new_page(viewport=PANE, reduced_motion="reduce")
            page.goto(f"{address}{prefix}{PAGE}")
            page.wait_for_load_state("networkidle")
            page.evaluate("document.querySelector('#plan').scrollIntoView()")
            page.locator(TERM).first.hover()
            page.wait_for_timeout(600)
            panes.append(b64encode(page.screenshot()).decode())
        images = "".join(f'<img alt="" src="data:image/png;base64,{pane}">' for pane in panes)
        stage = browser.new_page(viewport={"width": 1354, "height": 592})
        stage.set_content(STAGE.format(panes=images))
        stage.screenshot(path=ROOT / ".github" / "screenshot.png")
        browser.close()


if __name__ == "__main__":
    main()
