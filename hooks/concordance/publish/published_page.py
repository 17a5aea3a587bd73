"""One page of the built site as search engines and readers of other languages find it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """A built page: where it is, in which language, and where its other languages are.

    `url` and the addresses in `alternates` (BCP 47 code to address, the page itself included,
    in the site's order of languages) are absolute. `default` is the alternate for readers of
    any other language. `own` is false where another language's text is shown in the place of a
    translation: such a page is not to be found. `modified` is an ISO 8601 date, empty where history
    does not tell. `title`, `summary` and `changed`, which says what of the page changed last, are
    plain text.
    """

    language: str
    url: str
    alternates: dict[str, str] = field(default_factory=dict)
    default: str = ""
    own: bool = True
    modified: str = ""
    title: str = ""
    summary: str = ""
    changed: str = ""

    def links(self) -> list[tuple[str, str]]:
        """Return pairs (hreflang, address), x-default last, as head and sitemap list them."""
        links = list(self.alternates.items())
        if self.default and links:
            links.append(("x-default", self.default))
        return links
