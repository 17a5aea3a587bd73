"""URLs as a browser reads them: the part of the WHATWG URL standard that a built site needs.

`urllib.parse` follows RFC 3986 and differs where it matters here: it keeps `..` above the root,
does not know `%2e%2e`, backslashes, inner newlines or `https:page`, and raises on odd hosts.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote_to_bytes

_STRIPPED = "".join(map(chr, range(0x21)))
_REMOVED = str.maketrans("", "", "\t\n\r")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_HOST_END = re.compile(r"[/?\\]")
_BAD_HOST = re.compile(r"[\x00-\x20#%/:<>?@\\^|\[\]]")
_PORTS = {"http": "80", "https": "443"}
_SINGLE = frozenset((".", "%2e"))
_DOUBLE = frozenset(("..", ".%2e", "%2e.", "%2e%2e"))
_SAFE_IN_PATH = "/:@!$&'(*+),;=~-._"
_SAFE = re.compile(r"[A-Za-z0-9/\-._~]*")


@dataclass(frozen=True, slots=True)
class Home:
    """Where a site is published: `scheme`, `host` (with a port that is not the default), `base`.

    `base` is the path, starting and ending with `/`. `host` is empty where the site's URL is not
    known: then no absolute URL is the site's own.
    """

    scheme: str = "https"
    host: str = ""
    base: str = "/"

    @property
    def url(self) -> str:
        """The site's URL with its final slash, or its path alone where the host is not known."""
        return f"{self.scheme}://{self.host}{self.base}" if self.host else self.base


@dataclass(frozen=True, slots=True)
class Address:
    """What a URL means from where it stands.

    `kind` is `own` (same scheme family and host as the site), `external` (http or https
    elsewhere), `other` (mailto:, data:, ...) or `malformed`. `path` is absolute, without dot
    segments, still percent-encoded; `fragment` is None where there is no `#`. `relative` tells
    that the URL names no host, and `scheme` is in lower case.
    """

    kind: Literal["own", "external", "other", "malformed"]
    path: str = ""
    fragment: str | None = None
    query: str = ""
    relative: bool = True
    scheme: str = ""


def parse_home(url: str) -> Home:
    """Read a site's URL, such as `https://x.github.io/repo/`.

    Raises:
        ValueError: The URL is not an absolute http or https one.
    """
    scheme, _, rest = url.strip().partition("://")
    host, slash, path = rest.partition("/")
    base = normalise("/" + path.split("?")[0].split("#")[0])
    home = Home(
        scheme.lower(), _host(host, scheme.lower()) or "", base if base[-1] == "/" else base + "/"
    )
    if home.scheme not in _PORTS or not home.host or (not slash and path):
        raise ValueError(f'"{url}" is not an absolute http or https URL')
    return home


def resolve(url: str, page: str, home: Home) -> Address:
    """Resolve a URL as written, from an absolute path such as `/repo/es/gpu/`."""
    text = url.strip(_STRIPPED).translate(_REMOVED)
    text, mark, fragment = text.partition("#")
    found = fragment if mark else None
    scheme = ""
    if match := _SCHEME.match(text):
        scheme = match[0][:-1].lower()
        if scheme not in _PORTS:
            return Address("other", text, found, scheme=scheme, relative=False)
        rest = text[match.end() :]
        if scheme != home.scheme or rest[:1] in ("/", "\\"):
            return _absolute(rest.lstrip("/\\"), scheme, found, home)
        text = rest
    if text[:1] in ("/", "\\") and text[1:2] in ("/", "\\"):
        return _absolute(text.lstrip("/\\"), home.scheme, found, home)
    path, question, query = text.partition("?")
    path = path.replace("\\", "/")
    if not path:
        return Address("own", page, found, question + query)
    if not path.startswith("/"):
        path = page[: page.rindex("/") + 1] + path
    return Address("own", normalise(path), found, question + query)


def _absolute(rest: str, scheme: str, fragment: str | None, home: Home) -> Address:
    """Resolve a URL from behind its `//`: its host, then its path."""
    end = match.start() if (match := _HOST_END.search(rest)) else len(rest)
    host = _host(rest[:end], scheme)
    if host is None:
        return Address("malformed", scheme=scheme, relative=False)
    path, question, query = rest[end:].partition("?")
    path = normalise("/" + path.replace("\\", "/").removeprefix("/"))
    # http and https of one host are one site: every static host redirects one to the other.
    same = bool(home.host) and host == home.host
    return Address(
        "own" if same else "external",
        path,
        fragment,
        question + query,
        relative=False,
        scheme=scheme,
    )


def _host(authority: str, scheme: str) -> str | None:
    """Normalise `user@Host:port`, or give None where it is no host."""
    name = authority.rpartition("@")[2]
    port = ""
    if name.startswith("["):
        name, closed, tail = name.partition("]")
        if not closed or (tail and not tail.startswith(":")):
            return None
        name, port = name.lower() + "]", tail[1:]
    else:
        name, _, port = name.partition(":")
        name = os.fsdecode(unquote_to_bytes(name)).lower()
        if not name or _BAD_HOST.search(name):
            return None
        if not name.isascii():
            try:
                name = name.encode("idna").decode("ascii")
            except UnicodeError:
                return None
    if port and not (port.isascii() and port.isdigit()):
        return None
    return f"{name}:{port}" if port and port != _PORTS.get(scheme) else name


def normalise(path: str) -> str:
    """Remove dot segments from an absolute path; `..` above the root stays at the root."""
    if "." not in path and "%2" not in path:
        return path
    left: list[str] = []
    segments = path.split("/")[1:]
    last = len(segments) - 1
    for index, segment in enumerate(segments):
        low = segment.lower()
        if low in _DOUBLE:
            if left:
                left.pop()
        elif low not in _SINGLE:
            left.append(segment)
            continue
        if index == last:
            left.append("")
    return "/" + "/".join(left)


def decode(text: str) -> str:
    """Percent-decode a path or a fragment as UTF-8; bytes that are not stay as surrogates."""
    if "%" not in text:
        return text
    return unquote_to_bytes(text).decode("utf-8", "surrogateescape")


def encode(path: str) -> str:
    """Percent-encode a file's name for a URL, readable characters of other scripts left."""
    if _SAFE.fullmatch(path):
        return path
    return "".join(
        c if not c.isascii() or c.isalnum() else quote(c, safe=_SAFE_IN_PATH) for c in path
    )


def page_path(name: str) -> str:
    """Return the site-relative path under which a file is served: `a/index.html` -> `a/`."""
    return name.removesuffix("index.html") if name.rpartition("/")[2] == "index.html" else name


def relative(target: str, page: str) -> str:
    """Write one site-relative path as seen from another: (`b/`, `a/c/`) -> `../../b/`."""
    here = page.split("/")[:-1]
    there = target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    written = "../" * (len(here) - shared) + "/".join(there[shared:])
    return encode(written) or "./"
