"""From mkdocs' files to the entries of the sitemap and the head."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from concordance.discovery.entry import Entry
from concordance.discovery.history import last_changes
from concordance.discovery.sitemap import compressed, sitemap
from concordance.site.build import current_language, languages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files


@dataclass
class Discovery:
    """What one run knows of its pages: filled by each language's build, written by the outer."""

    entries: dict[str, Entry] = field(default_factory=dict)
    dates: dict[str, str] | None = None

    def collect(self, files: Files, config: MkDocsConfig) -> None:
        """Note every page of the language that is being built, by the path of its source."""
        if self.dates is None:
            self.dates = last_changes(Path(config.docs_dir))
        order = languages(config)
        for file in files.documentation_pages():
            alternates = {
                code: absolute(alternate, config)
                for code, alternate in sorted(
                    getattr(file, "alternates", {}).items(),
                    key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order),
                )
            }
            self.entries[file.src_uri] = Entry(
                language=current_language(config),
                url=absolute(file, config),
                alternates=alternates if len(alternates) > 1 else {},
                default=alternates.get(order[0], ""),
                modified=self.dates.get(file.src_uri, ""),
            )

    def write(self, config: MkDocsConfig) -> None:
        """Write the sitemap of all languages over the theme's."""
        text = sitemap(self.entries.values())
        folder = Path(config.site_dir)
        (folder / "sitemap.xml").write_text(text, encoding="utf-8")
        (folder / "sitemap.xml.gz").write_bytes(compressed(text))


def absolute(file: File, config: MkDocsConfig) -> str:
    """Give the address at which a file is published."""
    url = "" if file.url in {".", "./"} else file.url
    return f"{(config.site_url or '/').rstrip('/')}/{url}"


def refuse_default_address() -> None:
    """Stop a build meant for publishing (`PUBLISH` is set) that does not know where.

    Raises:
        PluginError: `SITE_URL` is not set.
    """
    if os.environ.get("PUBLISH") and not os.environ.get("SITE_URL"):
        raise PluginError(
            "SITE_URL is not set: a published site needs its address, "
            "as SITE_URL=https://example.org/ make publish"
        )
