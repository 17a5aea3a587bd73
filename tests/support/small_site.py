"""A small site that keeps the whole contract, and room to plant violations in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from concordance.sitecheck import check_site

if TYPE_CHECKING:
    from pathlib import Path

    from concordance.findings.model import Finding

LANGUAGES = {"fr": "", "es": "es/", "pt": "pt/"}


@dataclass
class Small:
    """A site in French at the root, Spanish and Portuguese below, with four pages in each.

    `bodies` and `heads` hold what is added to a page, by its file's name; `files` are further
    files. `build` writes it all, `check` builds and checks.
    """

    root: Path
    url: str = "https://site.example/"
    bodies: dict[str, list[str]] = field(default_factory=dict)
    heads: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, str | bytes] = field(default_factory=dict)
    pages: tuple[str, ...] = ("", "guide/", "guide/first/", "words/")

    def plant(self, body: str = "", *, on: str = "guide/index.html", head: str = "") -> None:
        """Add to the content and the head of one page."""
        self.bodies.setdefault(on, []).append(body)
        self.heads.setdefault(on, []).append(head)

    def page(self, path: str, language: str) -> str:
        """Write one page with the head, the navigation and the footer that all have."""
        prefix = LANGUAGES[language]
        name = f"{prefix}{path}index.html"
        base = "/" + self.url.split("/", 3)[3]
        alternates = "".join(
            f'<link rel="alternate" hreflang="{code}" href="{self.url}{LANGUAGES[tongue]}{path}">'
            for code, tongue in [*((t, t) for t in LANGUAGES), ("x-default", "fr")]
        )
        navigation = "".join(f'<a href="{base}{prefix}{p}">{p or "home"}</a>' for p in self.pages)
        switch = "".join(
            f'<a hreflang="{t}" href="{base}{LANGUAGES[t]}{path}">{t}</a>' for t in LANGUAGES
        )
        return (
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>t</title>'
            f'<link rel="canonical" href="{self.url}{prefix}{path}">{alternates}'
            f'<link rel="stylesheet" href="{base}assets/ok.css">'
            f"{''.join(self.heads.get(name, ()))}</head><body><nav>{navigation}{switch}</nav>\n"
            f'<main><article><h1 id="start">T</h1>\n{"".join(self.bodies.get(name, ()))}\n'
            "</article></main></body></html>\n"
        )

    def sitemap(self) -> str:
        """List every page with its alternates, as its head does."""
        entries = []
        for prefix in LANGUAGES.values():
            for path in self.pages:
                links = "".join(
                    f'<xhtml:link rel="alternate" hreflang="{code}" '
                    f'href="{escape(self.url + LANGUAGES[tongue] + path)}"/>'
                    for code, tongue in [*((t, t) for t in LANGUAGES), ("x-default", "fr")]
                )
                entries.append(f"<url><loc>{escape(self.url + prefix + path)}</loc>{links}</url>\n")
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{"".join(entries)}</urlset>\n'
        )

    def build(self) -> Path:
        """Write the site."""
        made: dict[str, str | bytes] = {
            f"{prefix}{path}index.html": self.page(path, language)
            for language, prefix in LANGUAGES.items()
            for path in self.pages
        }
        made["sitemap.xml"] = self.sitemap()
        made["assets/ok.css"] = "body { color: black }\n"
        made["assets/ok.png"] = b"\x89PNG"
        made |= self.files
        for name, content in made.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self.root

    def check(self, **options: Any) -> list[Finding]:
        """Build the site and give its findings."""
        self.build()
        return list(check_site(self.root, **options).findings)


def quoted(finding: Finding) -> str:
    """Return the URL that a message quotes first."""
    return finding.message.split('"')[1]
