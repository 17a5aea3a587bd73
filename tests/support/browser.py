"""The system's browser, and a server that answers as a static host does."""

from __future__ import annotations

import gzip
import os
import shutil
import threading
from contextlib import contextmanager
from fnmatch import fnmatch
from http.server import BaseHTTPRequestHandler
from mimetypes import guess_type
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

from server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
"""The first has no window to draw: a test costs half as much as in the others."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """Find the browser: `$CHROMIUM`, or the first of NAMES."""
    names = [os.environ.get("CHROMIUM", ""), *NAMES]
    for name in names:
        path = shutil.which(name) if name else None
        if path:
            return path
    raise AssertionError(f"no browser: set CHROMIUM, or install one of {', '.join(NAMES)}")


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the system's browser without a window, and stop it at the end."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            yield started
        finally:
            started.close()


def watched(page: Page, home: str) -> list[str]:
    """Return a list that fills with whatever goes wrong on a page, or is asked of another host."""
    seen: list[str] = []
    page.on("console", lambda message: seen.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on(
        "requestfailed",
        lambda request: (
            request.failure == "net::ERR_ABORTED"  # the page was left before it came
            or seen.append(f"failed: {request.url}")
        ),
    )
    page.on(
        "request",
        lambda request: (
            request.url.startswith((home, "data:", "blob:"))
            or seen.append(f"elsewhere: {request.url}")
        ),
    )
    return seen


class Host(BaseHTTPRequestHandler):
    """Answers as a static host: indexes, slashes, compression, the site's own 404 page."""

    protocol_version = "HTTP/1.1"
    folder: Path
    base: str
    extra: Mapping[str, str]
    rules: list[tuple[str, str, str]]
    nearest: bool

    def do_GET(self) -> None:
        """Answer one request."""
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.base):
            self.answer(404, b"outside", "text/plain")
            return
        file = (self.folder / path[len(self.base) :]).resolve()
        if file.is_dir() and not path.endswith("/"):
            self.answer(301, b"", "text/plain", Location=self.path + "/")
            return
        if file.is_dir():
            file /= "index.html"
        if file.is_relative_to(self.folder) and file.is_file():
            self.answer(200, file.read_bytes(), guess_type(file.name)[0] or "application/wasm")
            return
        missing = self.error_page(file)
        self.answer(404, missing.read_bytes() if missing.exists() else b"", "text/html")

    def error_page(self, file: Path) -> Path:
        """Return the root's error page, or on a host that looks for it the nearest above."""
        for folder in file.parents if self.nearest else ():
            if folder.is_relative_to(self.folder) and (folder / "404.html").is_file():
                return folder / "404.html"
        return self.folder / "404.html"

    def answer(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        """Send one answer, compressed where the browser takes it and it is text."""
        self.send_response(status)
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")):
            kind += "; charset=utf-8"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, 6)
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in {**self.extra, **headers}.items():
            self.send_header(name, value)
        for pattern, name, value in self.rules:
            if fnmatch(urlsplit(self.path).path, pattern):
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests read what the pages do."""


def header_rules(folder: Path) -> list[tuple[str, str, str]]:
    """Read a `_headers` file as triples: pattern of paths, name, value."""
    rules: list[tuple[str, str, str]] = []
    pattern = ""
    for line in (folder / "_headers").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith(" "):
            pattern = line.strip()
            continue
        name, _, value = line.strip().partition(": ")
        rules.append((pattern, name, value))
    return rules


@contextmanager
def served(
    folder: Path,
    base: str = "/",
    headers: Mapping[str, str] | None = None,
    *,
    able: bool = False,
) -> Iterator[str]:
    """Serve a built site below `base`, with these headers on every answer; give its address.

    An `able` host reads the site's `_headers` and answers with the nearest error page, as
    Cloudflare Pages does; another knows the root's error page alone, as GitHub Pages does.
    """
    known = {
        "folder": folder.resolve(),
        "base": base,
        "extra": headers or {},
        "rules": header_rules(folder) if able else [],
        "nearest": able,
    }
    handler = type("Host", (Host,), known)
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
