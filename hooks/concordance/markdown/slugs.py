"""The id a heading has where its author wrote none."""

from __future__ import annotations

import re
import unicodedata


def slug(title: str) -> str:
    """Return the id that Python-Markdown's `toc` makes of a heading by default."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
