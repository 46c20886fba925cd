"""What a list was asked for in its address: the values that were given, and the same address with others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

LONGEST_TEXT = 100  # characters of a value
MOST_PAGES = 100_000


@dataclass(frozen=True)
class Asked:
    """The values of an address by name, those a list knows alone; a name may have several."""

    values: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """The last value of a name, trimmed; empty for none."""
        return self.values.get(name, ("",))[-1]

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a name."""
        return self.values.get(name, ())

    def among(self, name: str, allowed: Sequence[str], default: str = "") -> str:
        """The value of a name, where it is one of those allowed."""
        value = self.one(name)
        return value if value in allowed else default

    def query(self, **other: object) -> str:
        """The values as an address gives them, with others in their place; an empty one is left out."""
        given = {**self.values, **{name: (str(value),) for name, value in other.items()}}
        pairs = [(name, value) for name, values in given.items() for value in values if value]
        return urlencode(pairs)


def asked(query: QueryDict, names: Sequence[str]) -> Asked:
    """What an address asks for under these names, each value trimmed and cut."""
    found = {name: tuple(value.strip()[:LONGEST_TEXT] for value in query.getlist(name)) for name in names}
    return Asked({name: values for name, values in found.items() if any(values)})


def page_number(request: HttpRequest) -> int:
    """The page an address asks for; the first for what is no number."""
    text = request.GET.get("page", "")
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_PAGES))
    return max(int(text), 1) if is_number else 1
