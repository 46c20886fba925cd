"""What a meeting brief says of one person: their needs, what we owe them, what they said, what they were not told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from troth.reports.labels import POWERS, ROLES
from troth.reports.needs import NeedRow
from troth.reports.people import PersonRow
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.promises import PromiseRow

LONGEST_QUOTE = 280  # characters of what somebody said
GRADES: Mapping[int, Phrase] = {
    0: _("our own view"),
    1: _("a customer said so"),
    2: _("a customer put a figure to it"),
    3: _("evidenced"),
    4: _("confirmed by their finance"),
}


@dataclass(frozen=True)
class Said:
    """What somebody last told us, on which day, and on what occasion."""

    words: str
    on: date
    occasion: Phrase


@dataclass(frozen=True)
class Value:
    """Value their company had from us, in the words of whoever said it: `grade` 0 to 4 says how well it is proven.

    `is_quotable`: may be told as that person's words.
    """

    claim_id: str
    words: str
    by: str
    on: date
    grade: int
    is_quotable: bool

    @property
    def proof(self) -> Phrase:
        """How well it is proven, and whether it may be told as somebody's words."""
        if self.is_quotable:
            return GRADES[self.grade]
        return _("{proof}, not to be quoted", proof=GRADES[self.grade])


@dataclass(frozen=True)
class Need:
    """A need, and how well it is met: `is_ours` where that is our own impression."""

    need: NeedRow

    @property
    def label(self) -> str:
        """What is needed."""
        return self.need.label

    @property
    def is_ours(self) -> bool:
        """Whether how well it is met is our own impression."""
        return self.need.is_ours

    @property
    def rating(self) -> Phrase:
        """How well it is met, on whose word, and when that was said."""
        if self.need.perceived is None:
            return _("not rated")
        pattern = (
            _("{points} of 10, expected {expected}; our impression, {day}")
            if self.need.is_ours
            else _("{points} of 10, expected {expected}; their word, {day}")
        )
        expected = self.need.expected
        return Phrase(
            pattern.pattern,
            {
                "points": self.need.perceived.normalize(),
                "expected": "–" if expected is None else expected.normalize(),
                "day": self.need.rated_on or _("a day not named"),
            },
        )


@dataclass(frozen=True)
class Attendee:
    """One person of the meeting. `owed` are our promises to them, still open; `untold` the value they have not heard of."""

    person_id: str
    person: PersonRow
    needs: tuple[Need, ...]
    owed: tuple[PromiseRow, ...]
    more_owed: int
    said: Said | None
    untold: tuple[Value, ...]

    @property
    def about(self) -> tuple[Phrase, ...]:
        """Who it is, in a few words: title, department, roles, power."""
        return (
            *(_("{words}", words=words) for words in (self.person.title, self.person.department) if words),
            *(ROLES[role] for role in self.person.roles),
            *(POWERS[power] for power in self.person.powers),
        )


def shortened(words: str) -> str:
    """Words on one line, cut to what a page has room for."""
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_QUOTE else f"{plain[: LONGEST_QUOTE - 1].rstrip()}…"
