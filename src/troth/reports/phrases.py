"""Sentences of a report: a pattern and the values in it, so that each skin can put them into its own language.

The functions are named as translation tools look for them: `_("{name} is silent", name=...)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Union

Part = Union[str, int, float, Decimal, date, "Phrase"]


@dataclass(frozen=True)
class Phrase:
    """A sentence in English with places for values; with a count, `plural` is its form for more than one."""

    pattern: str
    values: Mapping[str, Part] = field(default_factory=dict)
    plural: str = ""
    count: int = 1

    def in_words(self, choose: Callable[[str, str, int], str], write: Callable[[Part], str]) -> str:
        """The sentence; `choose` gives the pattern of a language for (singular, plural, count), `write` a value."""
        pattern = choose(self.pattern, self.plural, self.count)
        parts = {
            name: part.in_words(choose, write) if isinstance(part, Phrase) else write(part)
            for name, part in self.values.items()
        }
        return pattern.format(**parts)

    def __str__(self) -> str:
        return self.in_words(_english_pattern, english)


def gettext(pattern: str, **values: Part) -> Phrase:
    """A sentence to be said with these values."""
    return Phrase(pattern, values)


def ngettext(pattern: str, plural: str, count: int, **values: Part) -> Phrase:
    """A sentence in the form that fits `count`, which it may name as {count}."""
    return Phrase(pattern, {"count": count, **values}, plural, count)


def english(part: Part) -> str:
    """A value as English prose writes it."""
    if isinstance(part, date):
        return f"{part.day} {_MONTHS[part.month - 1]} {part.year}"
    if isinstance(part, Decimal):
        return f"{part.normalize():,f}"
    return f"{part:g}" if isinstance(part, float) else str(part)


def _english_pattern(singular: str, plural: str, count: int) -> str:
    return plural if plural and count != 1 else singular


_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
