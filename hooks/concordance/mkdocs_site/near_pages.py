"""The related pages of each language, found again where what its pages use is another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from concordance.glossary.backlinks import related

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from concordance.glossary.backlinks import UsingPage


@dataclass
class NearPages:
    """What was found last, by language: of what, and the paths of the pages near each path."""

    found: dict[str, tuple[object, dict[str, list[str]]]] = field(default_factory=dict)

    def of(
        self, language: str, pages: Sequence[UsingPage], most: int, apart: Collection[str | None]
    ) -> dict[str, list[UsingPage]]:
        """Return the pages related to each page of a language, as `related` does."""
        of = most, set(apart), [(page.path, page.url, page.uses) for page in pages]
        before, near = self.found.get(language, (None, {}))
        if before != of:
            found = related(pages, most, apart)
            near = {path: [each.path for each in others] for path, others in found.items()}
            self.found[language] = of, near
        by_path = {page.path: page for page in pages}
        return {path: [by_path[each] for each in others] for path, others in near.items()}
