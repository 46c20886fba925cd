"""The settings of a book besides its rules, and what holds while nobody has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DEFAULT_SETTINGS: Mapping[str, str] = MappingProxyType(
    {"time_zone": "Europe/Berlin", "currency": "EUR", "name": "", "language": "en"}
)
# `sample`: the book is made up; `capacity`: customers we can look after at once. Every other setting is a rule.
SETTINGS = frozenset({*DEFAULT_SETTINGS, "sample", "capacity"})
