"""The stories told in the small and the demo book: each can be found in the facts.

Accounts are named by their place in the book, counted from 0; none of them is served by the over-promising team.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from troth.samples.sample import Sample

OVER_PROMISING_TEAM = 1
LEFT_DAYS_AGO = 12
QUARTER_MONTHS = 3


@dataclass(frozen=True)
class Plot:
    """One story: the account it happens in (empty: the whole book), how many people it needs, where to see it."""

    title: str
    sentence: str
    account: int | None
    people: int
    look: str
    rich: bool = False


class Tale(Enum):
    """Every story, with a sentence that says what is there to be found."""

    OVER_PROMISING = Plot(
        "A team that promises too much",
        "Team Kestrel names days and levels it does not reach; its accounts trust us less than the others do.",
        None,
        0,
        "promisers, by team",
    )
    UNMET_BUYER = Plot(
        "Loyal, as far as we can see",
        "Everyone we speak with is content, but nobody of us has ever met the financial buyer, who decides.",
        6,
        5,
        "account, influence map and gaps",
    )
    LOST_CONTACT = Plot(
        "The only contact has left",
        "All our contact ran through one person, who left twelve days ago; nobody of us knows the others.",
        8,
        3,
        "account, people",
    )
    BAD_QUARTER = Plot(
        "One bad quarter",
        "Promises were kept year after year, but nearly all that fell due in one quarter were broken.",
        12,
        3,
        "account, promises by due day",
    )
    CHANNEL = Plot(
        "The partner turns the engineer",
        "The channel partner was let down and has no vote, but the technical buyer listens to nobody else.",
        14,
        4,
        "account, influence map",
    )
    CAPTIVE = Plot(
        "Stays because it must",
        "Broken promises and needs unmet, yet it renews every year: it has no other supplier and could not afford one.",
        18,
        3,
        "account, attitude and behaviour",
    )
    CHEAP_TO_LOSE = Plot(
        "Cheap to lose",
        "It buys little, costs more than it pays, and is not fond of us.",
        20,
        2,
        "account, invoices",
        rich=True,
    )

    @property
    def account(self) -> int:
        """The place of its account in the book."""
        if self.value.account is None:
            raise ValueError(f"The story {self.value.title!r} happens in the whole book, not in one account.")
        return self.value.account


def told(sample: Sample) -> tuple[Tale, ...]:
    """The stories of a book; a book made for measuring tells none."""
    if sample.in_bulk:
        return ()
    return tuple(tale for tale in Tale if not (tale.value.rich and sample.by_hand))


def bad_quarter(sample: Sample) -> tuple[date, date]:
    """First and last day of the quarter in which promises were broken, between half a year and a year ago."""
    inside = sample.until - timedelta(days=270)
    first = inside.replace(month=inside.month - (inside.month - 1) % QUARTER_MONTHS, day=1)
    beyond = (first + timedelta(days=31 * QUARTER_MONTHS)).replace(day=1)
    return first, beyond - timedelta(days=1)
