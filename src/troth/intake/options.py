"""One table of a TOML mapping, read option by option: unknown options and wrong kinds are collected, not raised."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from troth.model import Problem
from troth.model.checks import shown

Given = TypeVar("Given")
KINDS = {
    str: "a text",
    bool: "true or false",
    list: "a list of texts",
    dict: "a table",
    int: "a whole number above zero",
}


@dataclass
class Options:
    """The options written under one heading, `where`, and the list that problems are added to."""

    where: str
    given: Mapping[str, object]
    problems: list[Problem] = field(default_factory=list)

    def tell(self, says: str) -> None:
        """Note a problem of this heading."""
        self.problems.append(Problem(self.where, says))

    def refuse_unknown(self, allowed: Collection[str]) -> None:
        """Note every option that is none, with the nearest that is one."""
        for name in self.given:
            if name not in allowed:
                self.tell(f"{shown(name)} is no option here; {nearest(name, allowed)}")

    def text(self, name: str, default: str = "") -> str:
        """An option that is a text."""
        value = self.given.get(name, default)
        return value if isinstance(value, str) else self._wrong(name, value, str, default)

    def flag(self, name: str) -> bool:
        """An option that is true or false; false unless given."""
        value = self.given.get(name, False)
        return value if isinstance(value, bool) else self._wrong(name, value, bool, default=False)

    def whole(self, name: str) -> int:
        """An option that is a whole number above zero; zero unless given."""
        value = self.given.get(name, 0)
        is_whole = (
            isinstance(value, int) and not isinstance(value, bool) and (value > 0 or name not in self.given)
        )
        return value if is_whole else self._wrong(name, value, int, 0)  # type: ignore[return-value]

    def texts(self, name: str) -> tuple[str, ...]:
        """An option that is one text or a list of texts."""
        value = self.given.get(name, [])
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and all(isinstance(each, str) for each in listed):
            return tuple(listed)
        return self._wrong(name, value, list, ())

    def table(self, name: str) -> Mapping[str, object]:
        """An option that is a table."""
        value = self.given.get(name, {})
        return value if isinstance(value, dict) else self._wrong(name, value, dict, {})

    def _wrong(self, name: str, value: object, kind: type, default: Given) -> Given:
        self.tell(f"{name} came as {shown(value)}; give {KINDS[kind]}")
        return default


def nearest(name: str, allowed: Collection[str]) -> str:
    """The end of a sentence about a name that is none of those allowed."""
    near = difflib.get_close_matches(name, allowed, n=1)
    return f"did you mean {near[0]}?" if near else f"allowed are {', '.join(allowed)}"
