"""How long the fuzzing goes on: a little in `make test`, for long in `make fuzz` (see __main__)."""

from __future__ import annotations

import os
from datetime import timedelta

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile(
    "quick", deadline=None, max_examples=60, derandomize=True, suppress_health_check=SLOW
)
settings.register_profile(
    "fuzz",
    deadline=timedelta(seconds=30),  # what takes longer has run away
    max_examples=int(os.environ.get("EXAMPLES") or 200),
    print_blob=True,
    suppress_health_check=SLOW,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
