"""The documentation's folder, walked through symbolic links; what cannot be built is reported."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from concordance.findings.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

RULE = "unreadable-page"
UNFIT = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
"""What cannot stand in a URL, a line of a record or a line of a report: control characters, line
ends, and bytes that are not UTF-8, which Python reads as surrogates."""
OUTSIDE = (
    "this symbolic link leads out of the documentation",
    "put the file itself in its place, or remove it",
)
"""What is wrong, and the remedy."""
_BYTES = 0xDC00


def walk(
    top: Path, problems: list[Finding], root: Path | None = None
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Walk a folder as `os.walk` does, in order, through links but never in a circle.

    What cannot be read, leads back to a folder that contains it or out of the documentation, is
    no file, or has a name that cannot be used is left out and added to `problems`.

    Args:
        top: The folder.
        problems: Where what is left out is added.
        root: The folder that no link may lead out of; by default `top`.
    """
    bounds = os.path.realpath(root or top)
    real_top = os.path.realpath(top)
    if not _within(real_top, bounds):
        problems.append(_problem(os.fspath(top), *OUTSIDE))
        return
    above: dict[str, tuple[str, ...]] = {os.fspath(top): (real_top,)}
    for folder, names, files in os.walk(top, followlinks=True, onerror=_unread(problems)):
        chain = above.pop(folder)
        names[:] = [name for name in sorted(names) if _fit(folder, name, problems)]
        for name in list(names):
            path = os.path.join(folder, name)  # noqa: PTH118 - thousands of them
            linked = os.path.islink(path)  # noqa: PTH114
            real = os.path.realpath(path) if linked else os.path.join(chain[-1], name)  # noqa: PTH118
            if linked and any(_within(outer, real) for outer in chain):
                message = "this symbolic link leads back to a folder that contains it"
                problems.append(_problem(path, message, "remove it, or let it lead elsewhere"))
                names.remove(name)
            elif linked and not _within(real, bounds):
                problems.append(_problem(path, *OUTSIDE))
                names.remove(name)
            else:
                above[path] = (*chain, real)
        yield (
            folder,
            names,
            [name for name in sorted(files) if _is_file(folder, name, bounds, problems)],
        )


def below(folder: str, top: Path) -> str:
    """Return how a folder that `walk` gives lies below another, with a `/` after it, or nothing."""
    path = os.path.relpath(folder, top).replace(os.sep, "/")
    return "" if path == "." else f"{path}/"


def _within(path: str, folder: str) -> bool:
    """Return whether a real path is a folder's or stands below it."""
    return f"{path}{os.sep}".startswith(f"{folder.rstrip(os.sep)}{os.sep}")


def _is_file(folder: str, name: str, bounds: str, problems: list[Finding]) -> bool:
    """Return whether a name is that of a file that can be read; if not, add the problem.

    A link that leads nowhere is one: whoever opens it says so.
    """
    if not _fit(folder, name, problems):
        return False
    path = os.path.join(folder, name)  # noqa: PTH118
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            if not _within(os.path.realpath(path), bounds):
                problems.append(_problem(path, *OUTSIDE))
                return False
            mode = os.stat(path).st_mode  # noqa: PTH116
    except OSError:
        return True
    if not stat.S_ISREG(mode):
        problems.append(
            _problem(path, "it is a pipe, a socket or a device, and no file", "remove it")
        )
    return stat.S_ISREG(mode)


def obstacles(top: Path) -> list[Finding]:
    """Return what a build cannot get past: what `walk` leaves out of the whole folder."""
    problems: list[Finding] = []
    for _ in walk(top, problems):
        pass
    return problems


def _fit(folder: str, name: str, problems: list[Finding]) -> bool:
    """Return whether a name can be used; if not, and it is not hidden, add the problem."""
    found = UNFIT.search(name)
    if found is None:
        return True
    if not name.startswith("."):
        message = "a byte that is not UTF-8" if ord(found[0]) >= _BYTES else "a control character"
        path = os.path.join(folder, name)  # noqa: PTH118
        problems.append(_problem(path, f"its name holds {message}", "rename it"))
    return False


def _unread(problems: list[Finding]) -> Callable[[OSError], None]:
    def note(error: OSError) -> None:
        message = f"the folder cannot be read: {error.strerror}"
        problems.append(_problem(str(error.filename), message, "give it back its permissions"))

    return note


def _problem(path: str, message: str, hint: str) -> Finding:
    return Finding(_shown(path), 1, 1, RULE, message, hint=hint)


def _shown(path: str) -> str:
    """Write a path relative to the working folder, with `/`, on one line and in UTF-8."""
    with suppress(ValueError):  # another drive
        path = os.path.relpath(path)
    return UNFIT.sub(_escaped, path.replace(os.sep, "/"))


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code >= _BYTES:
        return f"\\x{code - _BYTES:02x}"
    return found[0].encode("unicode_escape", "surrogatepass").decode()
