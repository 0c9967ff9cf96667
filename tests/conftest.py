"""Settings of all tests."""

from __future__ import annotations

from hypothesis import settings

# Times vary with what else the machine does, and a failure must be the same on every run.
settings.register_profile("keikaku", deadline=None, derandomize=True)
settings.load_profile("keikaku")
