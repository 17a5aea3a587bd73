"""Whether something is said while something is done: who says it is to say it in each build."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Said(logging.Handler):
    """Counts what mkdocs and the hooks say."""

    records = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - logging's signature
        """Count one."""
        self.records += 1


@contextmanager
def listening() -> Iterator[Said]:
    """Count what is said meanwhile."""
    logger, said = logging.getLogger("mkdocs"), Said(logging.INFO)
    logger.addHandler(said)
    try:
        yield said
    finally:
        logger.removeHandler(said)
