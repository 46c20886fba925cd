"""Which made-up book: how large, up to which day, in which world, from which seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from troth.model import InputError

MOST_PROMISES = 10_000_000
ACCOUNTS_A_BLOCK = 500
MOST_PROMISES_A_PERSON = 1_000
YEARS = 3
_FRIDAY = 4


class World(StrEnum):
    """How loyalty truly arises; only `own` is the world the measures assume."""

    OWN = "own"  # kept promises make trust, needs met make respect, people make the account
    WEAKEST = "weakest"  # an account is as loyal as its least loyal key person
    INDEPENDENT = "independent"  # loyalty has nothing to do with promises or needs
    KEPT_ONLY = "kept_only"  # as `own`, but a promise is written down only when it was kept


@dataclass(frozen=True)
class Size:
    """How much of everything a book holds over its three years. `lost` fixes how many customers ever leave."""

    accounts: int
    people: int
    promises: int
    ties: int
    needs: int
    interactions: int
    staff: int
    deals_a_year: int = 0
    lost: int | None = None


@dataclass(frozen=True)
class Sample:
    """A made-up book that ends on the day `until`; the same sample gives the same bytes everywhere."""

    name: str
    seed: int
    until: date
    size: Size
    world: World = World.OWN
    time_zone: str = "Europe/Berlin"
    currency: str = "EUR"
    language: str = "en"

    @property
    def company(self) -> str:
        """The made-up company whose book it is."""
        return f"Ourwright Drives ({self.name})"

    @property
    def start(self) -> date:
        """The first day of the book, a working day."""
        day = self.until - timedelta(days=365 * YEARS)
        return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > _FRIDAY else 0)

    @property
    def by_hand(self) -> bool:
        """Whether every fact was typed in by somebody, day by day."""
        return self.name == "small"

    @property
    def in_bulk(self) -> bool:
        """Whether the book is made for measuring: only the tables that scores rest on, in exact number."""
        return self.name == "promises"

    @property
    def blocks(self) -> int:
        """How many blocks of accounts it is made of; each is drawn by itself."""
        return -(-self.size.accounts // ACCOUNTS_A_BLOCK)


SMALL = Size(
    accounts=40,
    people=120,
    promises=2_100,
    ties=100,
    needs=90,
    interactions=60,
    staff=9,
    deals_a_year=15,
    lost=3,
)
DEMO = Size(
    accounts=40,
    people=400,
    promises=4_000,
    ties=500,
    needs=800,
    interactions=14_000,
    staff=20,
    deals_a_year=60,
    lost=5,
)


def small(until: date, seed: int = 1) -> Sample:
    """The commonest real book: 40 accounts, 15 closed deals a year, three customers ever lost, all typed by hand."""
    return Sample("small", seed, until, SMALL)


def demo(until: date, seed: int = 1) -> Sample:
    """A rich book of 40 accounts and 400 people, in which the stories of `troth.samples.stories` can be found."""
    return Sample("demo", seed, until, DEMO)


def of_promises(
    count: int, until: date, seed: int = 1, world: World = World.OWN, promises_a_person: int = 10
) -> Sample:
    """A book of exactly `count` promises (1 to 10 million), everything else in proportion; ten people an account."""
    if not 1 <= count <= MOST_PROMISES:
        raise InputError(f"A sample of {count} promises was asked for; 1 to {MOST_PROMISES:,} is allowed.")
    if not 1 <= promises_a_person <= MOST_PROMISES_A_PERSON:
        raise InputError(f"{promises_a_person} promises a person were asked for; 1 to 1,000 is allowed.")
    people = max(1, count // promises_a_person)
    accounts = max(1, people // 10)
    size = Size(
        accounts=accounts,
        people=max(people, accounts),
        promises=count,
        ties=people * 235 // 100,
        needs=people,
        interactions=3 * people,
        staff=4 * max(5, accounts // 400),
    )
    return Sample("promises", seed, until, size, world)
