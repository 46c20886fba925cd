"""Bounds that protect people: how many promisers a group needs to have a figure."""

from __future__ import annotations

from typing import Final

LEAST_PROMISERS: Final = 5  # a figure of fewer people would be told to be about one of them
