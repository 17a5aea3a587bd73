"""Write a project in three languages with planted link faults: `generate.py OUT [NUMBERS]`.

OUT then holds docs/, overrides/, mkdocs.yml and planted.json; build it, then run the same again
with `--post`, which plants faults in the sitemap. Every planted URL holds a token
`zz-<category>-<number>`. `kind` in planted.json says what is expected: `broken` must be reported,
`warn` is good to report, `good` is a look-alike that must not be.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from plantings import plant_all

from project import SITE, Generator, save


def post(out: Path, few: int) -> None:
    """Plant faults in the sitemap of the built site."""
    path = out / "site/sitemap.xml"
    text = path.read_text(encoding="utf-8")
    planted = json.loads((out / "planted.json").read_text(encoding="utf-8"))
    added = ""
    for index in range(few):
        gone, other = f"zz-sitemaploc-{index:03d}", f"zz-sitemapalt-{index:03d}"
        added += (
            f"<url><loc>{SITE}{gone}/</loc></url><url><loc>{SITE}</loc>"
            f'<xhtml:link rel="alternate" hreflang="fr" href="{SITE}fr/{other}/"/></url>\n'
        )
        for token in (gone, other):
            category = token.split("-")[1]
            planted.append({"id": token, "cat": category, "kind": "broken", "page": "sitemap.xml"})
    if "xmlns:xhtml" not in text:
        namespace = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
        text = text.replace("<urlset ", f"<urlset {namespace} ", 1)
    path.write_text(text.replace("</urlset>", added + "</urlset>"), encoding="utf-8")
    save(out, planted)


def main() -> None:
    """Read the numbers and write the project."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    for name, number in (("sections", 20), ("pages", 50), ("heavy", 50), ("few", 12)):
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--post", action="store_true")
    given = parser.parse_args()
    if given.post:
        post(given.out, given.few)
        return
    shutil.rmtree(given.out / "docs", ignore_errors=True)
    generator = Generator(given.out, given.sections, given.pages, given.heavy, given.few)
    plant_all(generator)
    generator.finish()
    broken = sum(planting["kind"] == "broken" for planting in generator.planted)
    print(f"{len(generator.planted)} planted, {broken} of them broken")


if __name__ == "__main__":
    main()
