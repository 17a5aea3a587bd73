"""A violation of the built site, before its place in the sources is known; and the rules' names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concordance.sitecheck.site import UrlTarget


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong in one built file.

    `url` is what is wrong, as written, and `what` goes on from it: `"../x/" leads to no page`.
    `key` is equal where a template repeats the violation on other pages. `line` is known only for
    XML and for what cannot be read; `number` is the reference's, -1 where it is none of them.
    """

    rule: str
    file: str
    url: str
    what: str
    hint: str = ""
    key: tuple[str, ...] = ()
    number: int = -1
    inner: bool = False
    target: UrlTarget | None = None
    line: int = 0

    @property
    def contract(self) -> bool:
        """Tell a promise of the whole page's head from a violation of one reference."""
        return self.number < 0
