"""What is written for crawlers and for hosts that read a file of response headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.publish.search import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEADERS = """\
# Response headers, for hosts that read this file (Netlify, Cloudflare Pages and others).
# The policy of the pages is in their head; a policy for frames can only stand here.
/*
  Content-Security-Policy: frame-ancestors 'none'
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Referrer-Policy: strict-origin-when-cross-origin
  Strict-Transport-Security: max-age=63072000
  X-Content-Type-Options: nosniff

# Search runs WebAssembly in a worker, which has the policy of its own response: it alone may.
{base}{folder}/pagefind-worker.js
  Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
connect-src 'self'
"""
_KEPT = """\

# The name changes with the content: whoever has it need not ask again.
"""
_FOR_EVER = "  Cache-Control: public, max-age=31536000, immutable\n"
_NAMED = re.compile(r"[.-](?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}\.")
"""A file's name that holds a digest of its content, as `main.57a0d79d.min.css`; no date."""
_FOLDERS = (f"{FOLDER}/fragment/*", f"{FOLDER}/index/*")
"""What Pagefind names so."""


def headers(base: str, ours: str, files: Iterable[str] = ()) -> str:
    """Write the `_headers` file of a site published below `base`, as `/` or `/repo/`.

    `ours` is the folder of our styles and scripts, which is named so too. `files` are
    paths in the site; those whose names hold a digest of their content may be kept.
    """
    kept = [
        f"{ours}/*",
        *_FOLDERS,
        *sorted(path for path in files if _NAMED.search(path.rpartition("/")[2])),
    ]
    rules = "".join(f"{base}{path}\n{_FOR_EVER}" for path in kept)
    return _HEADERS.format(base=base, folder=FOLDER) + _KEPT + rules


def robots(sitemap: str) -> str:
    """Write a robots.txt that allows everything and names the sitemap, an absolute address."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"
