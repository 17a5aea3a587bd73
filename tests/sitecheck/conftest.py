"""What the tests of the link contract share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_site import Small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """Return a site that keeps the whole contract."""
    return Small(tmp_path / "site")
