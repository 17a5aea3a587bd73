"""The content security policy of a page, in its head, where every static host serves it.

Inline scripts are allowed by their hash (https://www.w3.org/TR/CSP3/#source-list-syntax), so
nothing else runs. Pagefind's worker needs WebAssembly, but has its own policy, its response's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHARSET = re.compile(r"""<meta\s+charset=["']?utf-8["']?\s*/?>""", re.IGNORECASE)
DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)


def with_policy(html: str, hashes: Iterable[str]) -> str:
    """Put the policy right after the declaration of the page's encoding.

    Args:
        html: A whole page as it will be written. Without that declaration it comes back unchanged.
        hashes: Those of the scripts in it that may run, as `sha256-...`. No other script does,
            wherever it came from.
    """
    charset = _CHARSET.search(html)
    if charset is None:
        return html
    sources = "".join(f" '{each}'" for each in dict.fromkeys(hashes))
    policy = "; ".join(DIRECTIVES).replace("{hashes}", sources)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return f"{html[: charset.end()]}{meta}{html[charset.end() :]}"


def with_script_allowed(html: str, digest: str) -> str:
    """Let one more script, of this hash, run in a page that has the policy."""
    return html.replace("script-src 'self'", f"script-src 'self' '{digest}'", 1)
