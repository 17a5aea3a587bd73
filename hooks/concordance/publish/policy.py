"""The content security policy of a page, in its head, where every static host serves it.

Inline scripts are allowed by their hash (https://www.w3.org/TR/CSP3/#source-list-syntax), so
nothing else runs. Pagefind's worker needs WebAssembly, but has its own policy, its response's.
"""

from __future__ import annotations

import base64
import hashlib
import re

_SCRIPT = re.compile(r"<script(?: type=\"module\")?>(.*?)</script>", re.DOTALL)
_CHARSET = '<meta charset="utf-8">'
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


def with_policy(html: str) -> str:
    """Put the policy right after the declaration of the page's encoding.

    `html` is a whole page as it will be written: the hashes are those of the scripts in it.
    Without that declaration it comes back unchanged.
    """
    before, charset, after = html.partition(_CHARSET)
    if not charset:
        return html
    policy = "; ".join(DIRECTIVES).replace(
        "{hashes}", "".join(f" {each}" for each in _hashes(html))
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return f"{before}{charset}{meta}{after}"


def _hashes(html: str) -> list[str]:
    """Return the hash of each inline script that a browser would run, in order, each once."""
    return list(dict.fromkeys(f"'sha256-{_digest(text)}'" for text in _SCRIPT.findall(html)))


def _digest(text: str) -> str:
    # A browser hashes the script as it read it: with line feeds alone.
    read = text.replace("\r\n", "\n").replace("\r", "\n")
    return base64.b64encode(hashlib.sha256(read.encode()).digest()).decode()
