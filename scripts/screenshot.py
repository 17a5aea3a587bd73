"""Draw the README's picture, `.github/screenshot.png`: a page read in two languages side by side.

`make screenshot` builds the site first. An amount has the focus, so that the picture shows what
lights up in the other language.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from browser import FLAGS, chromium, served  # noqa: E402 - found by the line above

SIZE = {"width": 1200, "height": 640}
PAGE = "horizon/?with=es#plan"
AMOUNT = """() => [...document.querySelectorAll('.cc-mark')].find(
  mark => /100/.test(mark.textContent) && mark.getBoundingClientRect().top > 150)"""


def main() -> None:
    """Take the picture."""
    with served(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        page.goto(f"{address}{PAGE}")
        page.wait_for_load_state("networkidle")
        page.evaluate("document.querySelector('#plan').scrollIntoView()")
        page.evaluate_handle(AMOUNT).as_element().hover()
        page.wait_for_timeout(600)
        page.screenshot(path=ROOT / ".github" / "screenshot.png")
        browser.close()


if __name__ == "__main__":
    main()
