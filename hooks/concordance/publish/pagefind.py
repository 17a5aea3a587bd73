"""Pagefind as a service: one process that is given pages, and gives back the files of an index.

Files for it to find would be indexed in the order in which the file system lists them; here the
order is the caller's. Asked to write the files itself, it answers before they are written. A
message is JSON in base64, a comma ends it, and each has one answer
(https://github.com/Pagefind/pagefind, `pagefind/src/service`).
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from subprocess import PIPE, Popen
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, cast

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable


class SearchError(Exception):
    """Pagefind could not index the site; the message is what it said."""


def index_files(pages: Iterable[tuple[str, str]], excluded: str) -> dict[str, bytes]:
    """Index pages, each a path and its HTML, in the order in which they come.

    `excluded` is a selector of what is left out. The service ends with this process, at the end
    of its input.

    Returns:
        The files of the index and of Pagefind's own programs, by their paths.

    Raises:
        SearchError: Pagefind failed or is not installed.
    """
    with TemporaryFile() as errors:
        try:
            from pagefind_bin import get_executable  # type: ignore[import-untyped]  # noqa: PLC0415 - a site without a search needs none

            command = [str(get_executable()), "--service"]
            with Popen(command, stdin=PIPE, stdout=PIPE, stderr=errors) as service:  # noqa: S603 - fixed
                index = _ask(service, type="NewIndex", config={"exclude_selectors": [excluded]})
                to = {"index_id": index["index_id"]}
                for path, html in pages:
                    _ask(service, type="AddFile", file_path=path, file_contents=html, **to)
                made = _ask(service, type="GetFiles", **to)["files"]
        except (ImportError, OSError) as error:
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()
            raise SearchError(said or str(error)) from error
    return {each["path"]: b64decode(each["content"]) for each in made}


def _ask(service: Popen[bytes], **payload: object) -> dict[str, Any]:
    """Send a message and return its answer.

    Raises:
        SearchError: The answer is an error.
        OSError: The service has ended.
    """
    asked, answers = cast("IO[bytes]", service.stdin), cast("IO[bytes]", service.stdout)
    asked.write(b64encode(msgspec.json.encode({"message_id": 1, "payload": payload})) + b",")
    asked.flush()
    answer = bytearray()
    while not answer.endswith(b","):
        more = answers.read1(1 << 16)  # type: ignore[attr-defined]
        if not more:
            raise OSError("Pagefind has ended")
        answer += more
    found: dict[str, Any] = msgspec.json.decode(b64decode(answer[:-1]))["payload"]
    if found["type"] == "Error":
        raise SearchError(found["message"])
    return found
