"""How long the fuzzing goes on: `make fuzz`, or HYPOTHESIS_PROFILE=fuzz, for long."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile(
    "quick", deadline=None, max_examples=60, derandomize=True, suppress_health_check=SLOW
)
settings.register_profile("fuzz", deadline=None, max_examples=20_000, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
