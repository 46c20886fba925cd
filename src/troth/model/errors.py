"""Every error Troth raises on purpose.

TrothError
├── InputError          what came in cannot be used; carries all problems at once (exit status 2)
│   ├── BookError       a book cannot be opened or breaks the contract of the tables
│   ├── RuleError       a setting is unknown or out of its bounds
│   └── MappingError    an import mapping does not fit its file
├── RefusedError        the store refuses the call: a rule of append-only facts, or a right
└── MissingPartError    an optional part is not installed on this machine (exit status 1)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with one place of an input: where, and a sentence saying what came, what was allowed, what to do."""

    where: str
    says: str
    row: int | None = None

    def __str__(self) -> str:
        place = self.where if self.row is None else f"{self.where}, row {self.row}"
        return f"{place}: {self.says}"


class TrothError(Exception):
    """Root of the tree; its text is a sentence a user can act on."""


class InputError(TrothError):
    """What came in cannot be used; `problems` lists everything found, not only the first."""

    def __init__(self, says: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(says)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  {problem}" for problem in self.problems)])


class BookError(InputError):
    """A book cannot be opened, or breaks the contract of the tables."""


class RuleError(InputError):
    """A setting is unknown or out of its bounds."""


class MappingError(InputError):
    """An import mapping does not fit its file."""


class RefusedError(TrothError):
    """The store refuses the call: a rule of append-only facts, or a right."""


class MissingPartError(TrothError):
    """An optional part is not installed on this machine."""
