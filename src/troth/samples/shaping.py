"""Lays the stories of a book over the accounts and people drawn for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from troth.samples.cast import CHANNEL, FINANCIAL, TECHNICAL, Accounts, People, Ties
from troth.samples.days import Calendar, number, workday
from troth.samples.draw import Flags, Share, Whole
from troth.samples.frame import Frame
from troth.samples.sample import Sample
from troth.samples.stories import LEFT_DAYS_AGO, OVER_PROMISING_TEAM, Tale, bad_quarter, told

DECISIVE, HIGH, LOW = 4, 3, 1
OVER_PROMISING_COST = 0.4
BAD_QUARTER_KEEP = 0.08
LEAST_KEEP = 0.1
STRONG = 3
NONE, FEW, MANY = range(3)

# Keep and met share of the people of each story's account.
LEVELS: Mapping[Tale, tuple[float, float]] = {
    Tale.UNMET_BUYER: (0.95, 0.80),
    Tale.LOST_CONTACT: (0.92, 0.75),
    Tale.BAD_QUARTER: (0.94, 0.65),
    Tale.CHANNEL: (0.80, 0.55),
    Tale.CAPTIVE: (0.25, 0.15),
    Tale.CHEAP_TO_LOSE: (0.32, 0.15),
}


def heads(sample: Sample, accounts: int) -> Whole:
    """How many people each account has at least."""
    least = np.ones(accounts, dtype=np.int64)
    for tale in told(sample):
        if tale.value.account is not None:
            least[tale.value.account] = tale.value.people
    return least


def shape_accounts(frame: Frame, accounts: Accounts) -> None:
    """Set what the stories need of accounts, before their people are drawn."""
    for tale in told(frame.sample):
        if tale is Tale.OVER_PROMISING:
            theirs = frame.team_of(accounts.owner) == OVER_PROMISING_TEAM
            cost = np.where(theirs, OVER_PROMISING_COST, 0.0)
            accounts.keep_share = np.maximum(accounts.keep_share - cost, LEAST_KEEP)
            continue
        at = tale.account
        accounts.keep_share[at], accounts.met_share[at] = LEVELS[tale]
        accounts.opened[at] = min(accounts.opened[at], workday(np.array(frame.calendar.start - 400)))
        accounts.begins[at] = frame.calendar.start
        accounts.stays[at] = True
        accounts.indirect[at] = tale is Tale.CHANNEL
        if tale is Tale.CAPTIVE:
            accounts.alternatives[at] = NONE
            accounts.switching_cost[at] = 2 * accounts.amount_per_year[at]
        if tale is Tale.CHEAP_TO_LOSE:
            accounts.alternatives[at] = MANY
            accounts.switching_cost[at] = 0
            accounts.amount_per_year[at] = 800_000


def shape_people(frame: Frame, people: People) -> None:
    """Set what the stories need of the people of their accounts."""
    for tale in told(frame.sample):
        if tale is not Tale.OVER_PROMISING:
            there = people.account == tale.account
            people.keep_share[there], people.met_share[there] = LEVELS[tale]
            people.begins[there & (people.place < tale.value.people)] = frame.calendar.start
            people.ends[there] = frame.calendar.until + 1
            _SHAPES.get(tale, _unchanged)(frame.calendar, people, there)


def _unmet_buyer(_calendar: Calendar, people: People, there: Flags) -> None:
    buyer = there & (people.role == FINANCIAL)
    people.engagement[buyer] = 0.0
    people.level[there] = np.minimum(people.level[there], HIGH)
    people.level[buyer] = DECISIVE


def _lost_contact(calendar: Calendar, people: People, there: Flags) -> None:
    contact = there & (people.place == 0)
    people.engagement[there] = np.where(contact[there], 1.0, 0.0)
    people.level[there] = np.where(contact[there], DECISIVE, LOW)
    people.ends[contact] = workday(np.array(calendar.until - LEFT_DAYS_AGO))


def _channel(_calendar: Calendar, people: People, there: Flags) -> None:
    partner, engineer = there & (people.role == CHANNEL), there & (people.place == 0)
    people.keep_share[partner], people.met_share[partner] = 0.12, 0.2
    people.begins[partner] = people.begins[engineer]
    people.met_share[engineer] = 0.35
    people.level[engineer] = DECISIVE
    people.engagement[partner] = 1.5


def _unchanged(_calendar: Calendar, _people: People, _there: Flags) -> None:
    """Nothing beyond the levels of the account."""


_SHAPES: Mapping[Tale, Callable[[Calendar, People, Flags], None]] = {
    Tale.UNMET_BUYER: _unmet_buyer,
    Tale.LOST_CONTACT: _lost_contact,
    Tale.CHANNEL: _channel,
}


def shape_ties(sample: Sample, people: People, ties: Ties) -> Ties:
    """The technical buyer listens to the channel partner alone, the financial buyer to the technical buyer."""
    if Tale.CHANNEL not in told(sample):
        return ties
    there = people.account == Tale.CHANNEL.account
    partner, engineer, payer = (
        int(np.flatnonzero(there & who)[0])
        for who in (people.role == CHANNEL, people.role == TECHNICAL, people.role == FINANCIAL)
    )
    others = ~np.isin(ties.listener, (partner, engineer, payer))
    return Ties(
        np.append(ties.listener[others], (engineer, payer)),
        np.append(ties.source[others], (partner, engineer)),
        np.append(ties.strength[others], (STRONG, STRONG)),
    )


def shaped_keep_share(sample: Sample, account: Whole, due: Whole, keep: Share) -> Share:
    """The chance that each promise is kept, where one quarter was bad."""
    if Tale.BAD_QUARTER not in told(sample):
        return keep
    first, last = (number(day) for day in bad_quarter(sample))
    bad = (account == Tale.BAD_QUARTER.account) & (due >= first) & (due <= last)
    return np.where(bad, BAD_QUARTER_KEEP, keep)
