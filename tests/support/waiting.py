"""Waiting for another process: as long as it takes, and to an end where it never comes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NEVER = 900
"""Seconds after which a test is stuck: no speed of a machine is asked for."""


def wait_until(true: Callable[[], object], what: str = "") -> None:
    """Wait for something to come true; `what` says what never did."""
    end = time.monotonic() + NEVER
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.05)
