"""Bounds that protect people: how long reads are kept on record, and how many promisers a group needs to have a figure."""

from __future__ import annotations

from typing import Final

ACCESS_LOG_DAYS: Final = 365
LEAST_PROMISERS: Final = 5  # a figure of fewer people would be told to be about one of them
