"""Language codes: `pt_BR`, `pt-br` and `pt-BR` are the same, and each has a content locale."""

from __future__ import annotations

from functools import lru_cache

DEFAULTS = {"en": "en-US", "es": "es-ES", "fr": "fr-FR", "pt": "pt-BR"}
"""The content locale of a code that names no region; any other code stands for itself."""


@lru_cache(maxsize=256)  # the languages of a project, asked of each path and address
def canonical(code: str) -> str:
    """Write a language code as BCP 47 does: `pt_br` gives `pt-BR`, `zh-hans` gives `zh-Hans`.

    The case of each part follows RFC 5646, section 2.1.1; what is not a code comes back with
    its underscores made hyphens.
    """
    first, *rest = code.replace("_", "-").split("-")
    return "-".join([first.lower(), *(_part(part) for part in rest)])


def content_locale(code: str) -> str:
    """Return the locale in which a language's pages write their numbers and dates."""
    locale = canonical(code)
    return DEFAULTS.get(locale, locale)


def agree(code: str, language: str) -> bool:
    """Compare two codes as far as both go: `pt` agrees with `pt-BR`, `pt-PT` does not."""
    first, second = (canonical(text).lower().split("-") for text in (code, language))
    return all(a == b for a, b in zip(first, second, strict=False))


def _part(part: str) -> str:
    if len(part) == 2:  # noqa: PLR2004 - a region: two letters
        return part.upper()
    if len(part) == 4 and part.isalpha():  # noqa: PLR2004 - a script: four letters
        return part.title()
    return part.lower()
