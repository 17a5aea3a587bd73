"""What people's files may be: not to be read, in circles, badly named, huge, gone meanwhile."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from bench.faults.trial import BUILD, CHECK, Tried, digest, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CODES = ("fr", "es", "pt")
NO_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Begins a command that the modes of files bind, root's though it be."""
HUGE = 1_000_000
PATIENCE = 120.0
"""Seconds that a rebuild may take while serving."""


class Spoilt(NamedTuple):
    """A way to spoil the pages: what it is, how it is done, and what must be said of it."""

    what: str
    spoil: Callable[[Path], object]
    path: str
    remedy: str
    before: tuple[str, ...] = ()


def page_faults(project: Path, good: set[str]) -> list[Tried]:
    """Spoil pages in every way in which nothing can be built, then in those that are no matter."""
    docs = Path("docs/fr")
    odd = os.fsdecode(b"caf\xe9.md")
    spoilt = [
        Spoilt(
            "a page without permissions",
            lambda docs: (docs / "about.md").chmod(0),
            "docs/fr/about.md:1:1",
            "chmod a+r",
            NO_RIGHTS,
        ),
        Spoilt(
            "a page that is a link to nothing",
            lambda docs: (docs / "x.md").symlink_to("nowhere.md"),
            "docs/fr/x.md:1:1",
            "let the link lead to a page, or remove it",
        ),
        Spoilt(
            "a link back to the folder it is in",
            lambda docs: (docs / "again").symlink_to(".."),
            "docs/fr/again:1:1",
            "remove it, or let it lead elsewhere",
        ),
        Spoilt(
            "a page named in another encoding",
            lambda docs: (docs / odd).write_text("# T\n", encoding="utf-8"),
            r"docs/fr/caf\xe9.md:1:1",
            "rename it",
        ),
        Spoilt(
            "a page with a line end in its name",
            lambda docs: (docs / "a\nb.md").write_text("# T\n", encoding="utf-8"),
            r"docs/fr/a\nb.md:1:1",
            "rename it",
        ),
        Spoilt(
            "a page in another encoding",
            lambda docs: (docs / "about.md").write_bytes("# Été {#x}\n".encode("latin-1")),
            "docs/fr/about.md:1:3",
            "save the file as UTF-8",
        ),
    ]
    tried = [told(one, project, good) for one in spoilt]
    tried.append(no_matter(project, good))
    tried.append(huge(project))
    return [*tried, kept(project, docs)]


@contextmanager
def restored(project: Path) -> Iterator[Path]:
    """Lend the pages, to be put back as they were."""
    with tempfile.TemporaryDirectory() as name:
        before = Path(name) / "docs"
        shutil.copytree(project / "docs", before, symlinks=True)
        try:
            yield project / "docs"
        finally:
            shutil.rmtree(project / "docs")
            shutil.copytree(before, project / "docs", symlinks=True)


def told(spoilt: Spoilt, project: Path, good: set[str]) -> Tried:
    """Spoil a page; the check and the build must both say where it is and what to do."""
    with restored(project) as docs:
        spoilt.spoil(docs / "fr")
        check, build = (run([*spoilt.before, *command], project) for command in (CHECK, BUILD))
    fine = check.code == build.code == 1 and digest(project / "site") in good
    for said in (check.out + check.err, build.out + build.err):
        fine = fine and spoilt.path in said and spoilt.remedy in said and "Traceback" not in said
    outcome = f'`check` and the build name `{spoilt.path}` and say "{spoilt.remedy}"; '
    if not fine:
        outcome = f"OTHERWISE: {check.code} {build.code} {build.err[-300:]!r}; "
    return Tried(spoilt.what, f"{outcome}`site/` as it was".replace("|", "/"), fine)


def no_matter(project: Path, good: set[str]) -> Tried:
    """Write the pages as Windows does, with spaces in a name, and make a folder named as a page."""
    with restored(project) as docs:
        for page in docs.rglob("*.md"):
            data = page.read_bytes()
            page.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
        (docs / "fr" / "folder.md").mkdir()
        check, build = run(CHECK, project), run(BUILD, project)
    fine = check.code == build.code == 0 and digest(project / "site") in good
    outcome = "the same site, byte for byte, and no finding"
    if not fine:
        outcome = f"OTHERWISE: {check.code} {build.code} {(check.out + build.err)[-200:]!r}"
    return Tried("every page with CRLF and a byte order mark, a folder `x.md`", outcome, fine)


def huge(project: Path) -> Tried:
    """Let a page in each language be 1 MB long, forty times the longest of the site."""
    with restored(project) as docs:
        for code in CODES:
            page = docs / code / "relation.md"
            text = page.read_text(encoding="utf-8")
            again = text[text.index("\n## ") :]
            parts, size, number = [text], len(text), 0
            while size < HUGE:
                number += 1
                parts.append(re.sub(r"\{(:? ?)#([\w-]+)", rf"{{\1#\2-n{number}", again))
                size += len(again)
            page.write_text("".join(parts), encoding="utf-8")
        start = time.monotonic()
        check = run(CHECK, project)
        seconds = time.monotonic() - start
        pages = len(list((docs / CODES[0]).rglob("*.md")))
    whole = check.code in {0, 1} and f"{pages} pages" in check.out and "Traceback" not in check.err
    outcome = f"`check` reads them whole and ends after {seconds:.0f} s"
    if not whole:
        outcome = f"OTHERWISE: {check.code} {check.err[-200:]!r}"
    return Tried("a page of 1 MB in each language", outcome, whole)


def kept(project: Path, docs: Path) -> Tried:
    """Let a page go while it is stamped: the record keeps what it has."""
    record = project / "translations.tsv"
    before = record.read_bytes()
    with restored(project):
        (project / docs / "about.md").unlink()
        said = run([sys.executable, "hooks", "stamp", "docs/es/about.md"], project, CI="")
    same = record.read_bytes() == before
    outcome = f'the record is as it was: "{sentence_of(said.err)}"'
    return Tried("a page stamped whose source is gone", outcome, same and said.code != 0)


def sentence_of(err: str) -> str:
    """Give the first line that a command said, for the table."""
    return next(iter(err.strip().splitlines()), "nothing").replace("|", "/")[:140]


def served(project: Path) -> Tried:
    """Take a page away while mkdocs and the watcher run, and put it back."""
    page = project / "docs" / "fr" / "compare.md"
    text = page.read_bytes()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    commands = (
        [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
        [sys.executable, "hooks", "watch"],
    )
    seen = []
    with tempfile.TemporaryFile() as said:
        running = [
            subprocess.Popen(
                command,
                cwd=project,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "CONCORDANCE_WATCHED": "1"},
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            for command in commands
        ]
        try:
            address = f"http://127.0.0.1:{port}/compare/"
            seen.append(becomes(address, 200))
            page.unlink()
            seen.append(becomes(address, 404))
            page.write_bytes(text)
            seen.append(becomes(address, 200))
            seen += [process.poll() is None for process in running]
        finally:
            page.write_bytes(text)
            for process in running:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait()
        said.seek(0)
        heard = said.read().decode(errors="replace")
    named = "docs/fr/compare.md" in heard
    fine = all(seen) and named and "Traceback" not in heard
    outcome = "both go on: the watcher names it, its address is gone, and comes back with it"
    if not fine:
        outcome = f"OTHERWISE: {seen} {heard[-300:]!r}".replace("|", "/")
    return Tried("a page deleted, then put back, while serving", outcome, fine)


def becomes(address: str, wanted: int) -> bool:
    """Wait until an address answers with a status."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=30) as answer:  # noqa: S310 - our own
                status = answer.status
        except URLError as error:
            status = getattr(error, "code", 0)
        except OSError:
            status = 0
        if status == wanted:
            return True
        time.sleep(0.3)
    return False
