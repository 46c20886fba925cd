"""What the whole book shares: its calendar, words, staff, offerings and brand promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

import numpy as np

from troth.model import TABLES
from troth.samples import wording
from troth.samples.cells import Cells, Sheet, Vocabulary, typed
from troth.samples.days import CRM, HAND, Calendar
from troth.samples.draw import Draw, Whole
from troth.samples.sample import Sample

ROLES = TABLES["buying_roles"].by_name["role"].choices
FUNCTIONS = ("sales", "sales", "service")


class Subject(IntEnum):
    """What a stream of chance is for; a new subject changes no other."""

    ACCOUNTS = 1
    PEOPLE = 2
    NEEDS = 3
    TIES = 4
    STAYING = 5
    ROLES = 6
    RATINGS = 7
    NEED_RATINGS = 8
    FEEDBACK = 9
    PROMISES = 10
    OUTCOMES = 11
    EVENTS = 12
    VERDICTS = 13
    INTERACTIONS = 14
    VALUE = 15
    DEALS = 16
    MONEY = 17
    ALTERNATIVES = 18
    CHOICES = 19
    LOYALTY = 20
    RENEWALS = 21
    PACE = 22
    TERMS = 23
    WRITING = 24
    PILLARS = 25
    CONTRACTS = 26
    CLAIMS = 27
    COMMUNICATIONS = 28
    FORECASTS = 29
    DEAL_PEOPLE = 30
    REASONS = 31
    MESSAGES = 32
    DEAL_WORDS = 33
    OUTCOMES_OF_DEALS = 34
    NOTES = 35
    UNSEEN = 36
    TIES_KNOWN = 37
    DEAL_TRAITS = 38
    SHARING = 40
    THEIR_PROMISES = 39
    VALUE_PROMISED = 41
    CLAIMS_RELEASED = 42
    QUOTES = 43
    PERCEIVED = 44


def choices(table: str, column: str) -> Vocabulary:
    """The words a column may take, in the order of the model."""
    return Vocabulary(TABLES[table].by_name[column].choices)


def ids(prefix: str, width: int, first: int, count: int) -> Vocabulary:
    """Ids made of a counter."""
    return Vocabulary([f"{prefix}-{number + 1:0{width}d}" for number in range(first, first + count)])


@dataclass
class Numbering:
    """Counts the ids given out so far, so that blocks of accounts go on where the one before ended."""

    given: dict[str, int] = field(default_factory=dict)

    def skip(self, prefix: str, count: int) -> int:
        """Reserve the next `count` numbers; the first of them."""
        first = self.given.get(prefix, 0)
        self.given[prefix] = first + count
        return first

    def take(self, prefix: str, count: int, width: int = 6) -> Cells:
        """The next `count` ids with this prefix."""
        return ids(prefix, width, self.skip(prefix, count), count).all()


@dataclass(frozen=True)
class Frame:
    """What every block of one book shares."""

    sample: Sample

    @cached_property
    def calendar(self) -> Calendar:
        """The days of the book."""
        return Calendar(self.sample)

    @cached_property
    def staff_ids(self) -> Vocabulary:
        """Ids of our own people."""
        return ids("sta", 3, 0, self.sample.size.staff)

    @cached_property
    def pillar_ids(self) -> Vocabulary:
        """Ids of the elements of our brand promise."""
        return ids("pil", 2, 0, len(wording.PILLARS))

    @cached_property
    def offering_ids(self) -> Vocabulary:
        """Ids of what we sell."""
        return ids("off", 2, 0, len(wording.OFFERINGS))

    @property
    def teams(self) -> int:
        """How many teams our people are in."""
        return min(len(wording.TEAMS), max(1, self.sample.size.staff // 3))

    def team_of(self, staff: Whole) -> Whole:
        """The team of one of our people."""
        return staff % self.teams

    def draw(self, subject: Subject, block: int = 0) -> Draw:
        """The stream of chance for one subject of one block."""
        return Draw(self.sample.seed, block, int(subject))

    def sheets(self) -> Iterator[Sheet]:
        """The tables that stand for the whole book, each before those that refer to it."""
        yield self.calendar.batches()
        yield self._settings()
        yield self._codes()
        yield self._staff()
        yield self._offerings()
        yield self._pillars()

    def first_day(self, count: int) -> dict[str, Cells]:
        """The version columns of what was written down on the first day."""
        days = np.full(count, self.calendar.start)
        return self.calendar.recorded(
            days, np.zeros(count, dtype=np.int64), CRM if self.sample.in_bulk else HAND
        )

    def _settings(self) -> Sheet:
        sample = self.sample
        named = {
            "name": sample.company,
            "currency": sample.currency,
            "time_zone": sample.time_zone,
            "language": sample.language,
            "sample": "true",
        }
        return Sheet(
            "settings",
            {
                "setting_id": ids("set", 2, 0, len(named)).all(),
                "name": typed(tuple(named)),
                "value": typed(tuple(named.values())),
                **self.first_day(len(named)),
            },
        )

    def _codes(self) -> Sheet:
        codes = [("need", wish.code, wish.label) for wish in wording.WISHES]
        codes += [("reason", code, label) for code, label, _ in wording.REASONS]
        kinds, names, labels = zip(*codes, strict=True)
        return Sheet(
            "codes",
            {
                "code_id": ids("cod", 3, 0, len(codes)).all(),
                "kind": typed(kinds),
                "code": typed(names),
                "label": typed(labels),
                **self.first_day(len(codes)),
            },
        )

    def _staff(self) -> Sheet:
        places = np.arange(self.sample.size.staff)
        given = [wording.GIVEN[place * 7 % len(wording.GIVEN)] for place in places]
        family = [
            wording.OUR_FAMILY[place // len(wording.GIVEN) % len(wording.OUR_FAMILY)] for place in places
        ]
        return Sheet(
            "staff",
            {
                "staff_id": self.staff_ids.all(),
                "name": typed([f"{first} {last}" for first, last in zip(given, family, strict=True)]),
                "email": typed([f"colleague{place + 1}@our-company.example" for place in places]),
                "team": Vocabulary(wording.TEAMS).cells(self.team_of(places)),
                "function": Vocabulary(FUNCTIONS).cells(places // self.teams % len(FUNCTIONS)),
                **self.first_day(len(places)),
            },
        )

    def _offerings(self) -> Sheet:
        names, families = zip(*wording.OFFERINGS, strict=True)
        return Sheet(
            "offerings",
            {
                "offering_id": self.offering_ids.all(),
                "name": typed(names),
                "family": typed(families),
                **self.first_day(len(names)),
            },
        )

    def _pillars(self) -> Sheet:
        names, statements = zip(*wording.PILLARS, strict=True)
        return Sheet(
            "pillars",
            {
                "pillar_id": self.pillar_ids.all(),
                "name": typed(names),
                "statement": typed(statements),
                **self.first_day(len(names)),
            },
        )
