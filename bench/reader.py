"""What the reader gets: a stock mkdocs-material site with static-i18n against this one.

Both are built from the same pages, served alike, and put to the same questions. Lighthouse runs
last and alone. `make bench-reader`; needs npm, Java and a browser, as the tests do.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from access import violations_in_modes  # noqa: E402 - found by the line above
from browser import browser, chromium, served, watched  # noqa: E402
from site_search import ask, open_search  # noqa: E402
from sites import build  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

LIGHTHOUSE = "12.8.2"
CACHE = ROOT / ".cache" / "lighthouse"
SAMPLE = ["", "horizon/", "compare/", "glossary/maia/", "es/", "es/timeline/", "pt/sources/"]
JUDGED = ["horizon/", "es/glossary/maia/", "pt/compare/"]
ADDRESSES = {"horizont": "fr", "es/horizont": "es", "pt/horizont": "pt"}
PROBES = [
    ("", "maia", "glossary/maia/"),
    ("", "Cobalt", "glossary/cobalt/"),
    ("", "reduire", "horizon/"),
    ("", "superordinateurs", "glossary/supercomputer/"),
    ("", "inférence", "glossary/inference/"),
    ("", "accelerateur", "glossary/ai-accelerator/"),
    ("es/", "maia", "es/glossary/maia/"),
    ("es/", "superordenadores", "es/glossary/supercomputer/"),
    ("es/", "entrenamiento", "es/glossary/training/"),
    ("pt/", "inferencia", "pt/glossary/inference/"),
    ("pt/", "supercomputadores", "pt/glossary/supercomputer/"),
    ("pt/", "treinamento", "pt/glossary/training/"),
]


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without the environment."""


_Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


def main() -> None:
    """Build both, ask everything of each, print a table."""
    with TemporaryDirectory(prefix="reader-") as name:
        folder = Path(name)
        sites = {"stock": stock(folder / "project", folder / "stock"), "ours": folder / "ours"}
        _built(build(ROOT, site=sites["ours"]))
        rows = {name: measure(site, stock_search if name == "stock" else own_search)
                for name, site in sites.items()}  # fmt: skip
    for what in rows["ours"]:
        print(f"| {what} | {rows['stock'][what]} | {rows['ours'][what]} |")


def stock(project: Path, site: Path) -> Path:
    """Build the same pages with the theme, static-i18n and the theme's search, nothing of ours."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config: dict[str, Any] = yaml.load(text, _Loader)  # noqa: S506 - it is a safe loader's
    theme = config["theme"]
    for key in ("custom_dir", "favicon", "icon"):
        theme.pop(key, None)
    for key in ("hooks", "extra_css", "extra", "repo_url", "edit_uri"):
        config.pop(key, None)
    config["plugins"] = [{"search": {"lang": ["fr", "es", "pt"]}}, *config["plugins"]]
    shutil.copytree(ROOT / "docs", project / "docs")
    (project / "mkdocs.yml").write_text(
        yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    _built(build(project, site=site))
    return site


def measure(site: Path, search: Callable[[Page, str], list[str]]) -> dict[str, str]:
    """Ask everything of one built site."""
    with served(site) as address, browser() as chromium_browser:
        row = {
            **access(chromium_browser, address),
            **traffic(chromium_browser, address),
            **probes(chromium_browser, address, search),
            **missing(chromium_browser, address),
        }
    row["vnu errors, all pages"] = str(_invalid(site))
    files = [path for path in site.rglob("*") if path.is_file()]
    row["site, files and MB"] = (
        f"{len(files)}, {sum(path.stat().st_size for path in files) / 1e6:.1f}"
    )
    with served(site) as address:
        row |= lighthouse(address)
    return row


def access(started: Browser, address: str) -> dict[str, str]:
    """Count what axe finds on a sample of pages in four modes."""
    page = started.new_context(bypass_csp=True, reduced_motion="reduce").new_page()
    found: list[str] = []
    for path in SAMPLE:
        page.set_viewport_size({"width": 1366, "height": 800})
        page.goto(address + path)
        found += violations_in_modes(page)
    page.context.close()
    rules = Counter(one.split(": ")[1] for one in found)
    worst = ", ".join(f"{rule} {count}" for rule, count in rules.most_common(4))
    return {
        f"axe, {len(SAMPLE)} pages in 4 modes: nodes": f"{len(found)}"
        + (f" ({worst})" if worst else "")
    }


def traffic(started: Browser, address: str) -> dict[str, str]:
    """Weigh cold pages over the wire, and count requests and what goes wrong."""
    sizes, requests, wrong = [], [], Counter[str]()
    for path in SAMPLE:
        context = started.new_context()
        page = context.new_page()
        seen = watched(page, address)
        got: list[int] = []
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event, got=got: got.append(
            int(event["encodedDataLength"])))  # fmt: skip
        page.goto(address + path, wait_until="networkidle")
        context.close()
        sizes.append(sum(got) / 1000)
        requests.append(len(got))
        wrong.update(one.split(":")[0] for one in seen)
    return {
        "cold page, kB over the wire: median, most": f"{statistics.median(sizes):.0f}, "
        f"{max(sizes):.0f}",
        "requests of a cold page: median": f"{statistics.median(requests):.0f}",
        "console messages, failed requests, other hosts, per page": ", ".join(
            f"{wrong[kind] / len(SAMPLE):.1f}" for kind in ("console", "failed", "elsewhere")
        ),
    }


def probes(
    started: Browser, address: str, search: Callable[[Page, str], list[str]]
) -> dict[str, str]:
    """Search: how often the expected page comes first, and how many are of another language."""
    first = foreign = false = 0
    page = started.new_page()
    for language, query, expected in PROBES:
        page.goto(address + language)
        links = search(page, query)
        first += links[:1] == [f"/{expected}"]
        others = tuple({"/es/", "/pt/"} - {f"/{language}"})
        foreign += sum(
            link.startswith(others) or bool(language and not link.startswith(f"/{language}"))
            for link in links
        )
    page.goto(address)
    false = len(search(page, "xylophone"))
    page.close()
    return {
        f"search: expected page first, of {len(PROBES)}": str(first),
        "search: results in another language": str(foreign),
        'search: results for "xylophone"': str(false),
    }


def own_search(page: Page, query: str) -> list[str]:
    """Ask this site's search."""
    open_search(page)
    return ask(page, query)[1]


def stock_search(page: Page, query: str) -> list[str]:
    """Ask the theme's search."""
    page.keyboard.press("/")
    page.wait_for_timeout(500)
    page.keyboard.type(query, delay=20)
    page.wait_for_timeout(2500)
    links: list[str] = page.eval_on_selector_all(
        ".md-search-result__item > a", "links => links.map(link => new URL(link.href).pathname)"
    )
    return links


def missing(started: Browser, address: str) -> dict[str, str]:
    """Unknown addresses: is the page in the reader's language, and does it lead on."""
    right = near = 0
    page = started.new_page()
    for path, language in ADDRESSES.items():
        page.goto(address + path, wait_until="networkidle")
        right += (page.get_attribute("html", "lang") or "").startswith(language)
        near += page.locator("article a[href$='/horizon/']").count() > 0
    page.close()
    return {
        f"unknown addresses answered in the language, of {len(ADDRESSES)}": str(right),
        f"unknown addresses with the right suggestion, of {len(ADDRESSES)}": str(near),
    }


def lighthouse(address: str) -> dict[str, str]:
    """Return the four scores on a throttled phone, medians of three, of the worst page."""
    program = CACHE / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--no-save", "--prefix", str(CACHE)]
        subprocess.run([*install, f"lighthouse@{LIGHTHOUSE}"], check=True, capture_output=True)
    scores: dict[str, list[float]] = {}
    for path in JUDGED:
        runs: dict[str, list[float]] = {}
        for _ in range(3):
            for name, score in _judge(program, address + path).items():
                runs.setdefault(name, []).append(score)
        for name, values in runs.items():
            scores.setdefault(name, []).append(statistics.median(values))
    return {
        f"Lighthouse, phone, {name}: worst of {len(JUDGED)} pages": f"{min(values):.0f}"
        for name, values in scores.items()
    }


def _judge(program: Path, url: str) -> dict[str, float]:
    with TemporaryDirectory(prefix="lighthouse-") as profile:
        flags = (
            f"--headless=new --no-sandbox --disable-gpu --no-first-run --user-data-dir={profile}"
        )
        run = subprocess.run(
            [
                *(str(program), url, "--quiet", "--output=json", f"--chrome-flags={flags}"),
                "--only-categories=performance,accessibility,best-practices,seo",
            ],
            env={**os.environ, "CHROME_PATH": chromium()},
            check=True,
            capture_output=True,
        )
    categories = json.loads(run.stdout)["categories"]
    return {name: 100 * one["score"] for name, one in categories.items()}


def _invalid(site: Path) -> int:
    jar = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    run = subprocess.run(
        [
            "java",
            "-jar",
            str(jar),
            "--errors-only",
            "--skip-non-html",
            "--format",
            "json",
            str(site),
        ],
        check=False,
        capture_output=True,
    )
    return len(json.loads(run.stderr)["messages"])


def _built(run: subprocess.CompletedProcess[str]) -> None:
    if run.returncode:
        sys.exit(re.sub(r"(?m)^INFO.*\n", "", run.stderr))


if __name__ == "__main__":
    main()
