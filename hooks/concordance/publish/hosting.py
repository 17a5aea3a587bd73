"""What is written for crawlers and for hosts that read a file of response headers."""

from __future__ import annotations

from concordance.publish.search import FOLDER

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


def headers(base: str) -> str:
    """Write the `_headers` file of a site published below `base`, as `/` or `/repo/`."""
    return _HEADERS.format(base=base, folder=FOLDER)


def robots(sitemap: str) -> str:
    """Write a robots.txt that allows everything and names the sitemap, an absolute address."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"
