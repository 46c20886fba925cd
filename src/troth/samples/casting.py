"""Draws the people of one block of accounts, and what is true of them."""

from __future__ import annotations

import numpy as np

from troth.samples import wording
from troth.samples.cast import (
    CHANNEL,
    FINANCIAL,
    GATEKEEPER,
    TECHNICAL,
    USER,
    Accounts,
    Cast,
    Needs,
    People,
    Ties,
    part,
)
from troth.samples.days import workday
from troth.samples.draw import Draw, Flags, Share, Whole
from troth.samples.frame import ROLES, Frame, Subject
from troth.samples.shaping import heads, shape_accounts, shape_people, shape_ties
from troth.samples.staying import decide, renewals_of

KEEP_MEAN, KEEP_ACCOUNT_SPREAD = 0.78, 0.50
MET_MEAN, MET_ACCOUNT_SPREAD = 0.62, 0.50
MET_NEED_SPREAD = 0.20
KANO_WEIGHTS = (0.15, 0.7, 0.15, 0.0, 0.0)
MUST_BE, PERFORMANCE, ATTRACTIVE = range(3)
LEAST_SHARE, MOST_SHARE = 0.03, 0.98
LATER_ACCOUNTS, LATER_PEOPLE, LEAVERS = 0.12, 0.20, 0.12
# The role of the first, second ... person of an account; later ones are drawn.
ROLE_ORDER = (TECHNICAL, USER, FINANCIAL, GATEKEEPER, USER)
LATER_ROLES = (0.1, 0.1, 0.2, 0.4, 0.0, 0.2)
# How likely each level of influence, 0 to 4, is by role.
LEVELS = (
    (0.0, 0.3, 0.4, 0.3, 0.0),
    (0.0, 0.0, 0.1, 0.5, 0.4),
    (0.0, 0.1, 0.3, 0.4, 0.2),
    (0.2, 0.5, 0.3, 0.0, 0.0),
    (0.0, 0.2, 0.5, 0.3, 0.0),
    (0.4, 0.4, 0.2, 0.0, 0.0),
)


def cast_of(frame: Frame, block: int) -> Cast:
    """Draw the accounts and people of one block, and see who stays."""
    accounts = _accounts(frame, block)
    shape_accounts(frame, accounts)
    people = _people(frame, block, accounts)
    shape_people(frame, people)
    needs = _needs(frame, block, people)
    ties = shape_ties(frame.sample, people, _ties(frame, block, people))
    cast = Cast(frame, block, accounts, people, needs, ties, renewals_of(frame, block, accounts))
    decide(cast)
    return cast


def clipped(shares: Share) -> Share:
    """Shares kept away from never and always."""
    return np.clip(shares, LEAST_SHARE, MOST_SHARE)


def _accounts(frame: Frame, block: int) -> Accounts:
    first, count = part(frame.sample.size.accounts, frame, block)
    draw, days = frame.draw(Subject.ACCOUNTS, block), frame.calendar
    later = draw.happens(LATER_ACCOUNTS, count)
    opened = np.where(
        later, days.start + draw.wholes(30, 600, count), days.start - draw.wholes(30, 3600, count)
    )
    opened = workday(opened)
    return Accounts(
        first=first,
        owner=(first + np.arange(count)) % frame.sample.size.staff,
        segment=draw.wholes(0, len(wording.SEGMENTS) - 1, count),
        indirect=draw.happens(0.15, count),
        opened=opened,
        begins=np.maximum(opened, days.start),
        ends=np.full(count, days.until + 1),
        keep_share=clipped(KEEP_MEAN + KEEP_ACCOUNT_SPREAD * draw.bells(count)),
        met_share=clipped(MET_MEAN + MET_ACCOUNT_SPREAD * draw.bells(count)),
        amount_per_year=draw.wholes(12, 480, count) * 100_000,
        alternatives=draw.picks((0.1, 0.4, 0.5), count),
        switching_cost=draw.wholes(0, 40, count) * 250_000,
        notice=draw.wholes(30, 120, count),
        stays=np.zeros(count, dtype=bool),
    )


def _people(frame: Frame, block: int, accounts: Accounts) -> People:
    first, count = part(frame.sample.size.people, frame, block)
    draw = frame.draw(Subject.PEOPLE, block)
    account = _accounts_of(draw, heads(frame.sample, accounts.count), count)
    place = np.arange(count) - np.searchsorted(account, account)
    role = _roles(
        draw, place, accounts.indirect[account], np.bincount(account, minlength=accounts.count)[account]
    )
    begins, ends = _tenures(draw, frame, place, accounts.begins[account])
    level = _levels(draw, role)
    keep_share, met_share = drawn_shares(draw, accounts, account)
    return People(
        first=first,
        account=account,
        place=place,
        role=role,
        level=level,
        keep_share=keep_share,
        met_share=met_share,
        begins=begins,
        ends=ends,
        engagement=0.25 + draw.shares(count),
    )


def drawn_shares(draw: Draw, accounts: Accounts, account: Whole) -> tuple[Share, Share]:
    """For somebody of each account: the chance a promise is kept, and how far their needs are met."""
    keep_share = about(accounts.keep_share[account], draw.shares(len(account)))
    met_share = about(accounts.met_share[account], draw.shares(len(account)))
    return clipped(keep_share), clipped(met_share)


def about(middle: Share, even: Share) -> Share:
    """Shares spread about their middle as the measures suppose before they know anything.

    An even share whose odds are multiplied by those of the middle: where the middle is one half, any share is as
    likely as any other, which is what two made-up facts of weight one (the rule `prior_strength`) say.
    """
    return even * middle / (even * middle + (1 - even) * (1 - middle))


def _accounts_of(draw: Draw, least: Whole, people: int) -> Whole:
    """At least so many people for each account, the others by chance; sorted by account."""
    chance = draw.wholes(0, len(least) - 1, max(0, people - int(least.sum())))
    return np.sort(np.append(np.repeat(np.arange(len(least)), least), chance))


def _roles(draw: Draw, place: Whole, indirect: Flags, people_there: Whole) -> Whole:
    """The usual roles for the first five of an account; the last one of an indirect account is a channel partner."""
    ordered = np.array(ROLE_ORDER)[np.minimum(place, len(ROLE_ORDER) - 1)]
    drawn = draw.picks(LATER_ROLES, len(place))
    role = np.where(place < len(ROLE_ORDER), ordered, drawn)
    return np.where(indirect & (place == people_there - 1) & (place > 0), CHANNEL, role)


def _levels(draw: Draw, role: Whole) -> Whole:
    """A level of influence for each role."""
    steps = np.add.accumulate(np.array(LEVELS), axis=1)
    chance = draw.shares(len(role))
    passed: Whole = (chance[:, None] >= steps[role]).sum(axis=1)
    return np.minimum(passed, len(LEVELS[0]) - 1)


def _tenures(draw: Draw, frame: Frame, place: Whole, account_begins: Whole) -> tuple[Whole, Whole]:
    """First day, and the day after the last, of each person; an account's first person is there from the start."""
    count, until = len(place), frame.calendar.until
    later = draw.happens(LATER_PEOPLE, count) & (place > 0)
    begins = account_begins + np.where(later, draw.wholes(0, 500, count), 0)
    begins = np.maximum(workday(np.minimum(begins, until - 60)), account_begins)
    leaves = draw.happens(LEAVERS, count) & (place > 0)
    ends = np.where(leaves, np.minimum(begins + draw.wholes(200, 900, count), until), until + 1)
    return begins, ends


def _needs(frame: Frame, block: int, people: People) -> Needs:
    """Needs shared out evenly over the people of the block; a person's needs settle how well they are met on average."""
    count = part(frame.sample.size.needs, frame, block)[1]
    draw = frame.draw(Subject.NEEDS, block)
    person = np.arange(count) * people.count // max(count, 1)
    place = np.arange(count) - np.searchsorted(person, person)
    needs = Needs(
        person=person,
        wish=_wishes(draw, people.role, person, place),
        importance=1 + draw.picks((0.05, 0.1, 0.35, 0.3, 0.2), count),
        kano=draw.picks(KANO_WEIGHTS, count),
        met_share=clipped(people.met_share[person] + MET_NEED_SPREAD * draw.bells(count)),
    )
    met = attained(needs.met_share, needs.kano)
    weight = np.bincount(person, needs.importance, people.count)
    summed = np.bincount(person, needs.importance * met, people.count)
    people.met_share = np.where(weight > 0, summed / np.where(weight > 0, weight, 1.0), people.met_share)
    return needs


def attained(met_share: Share, kano: Whole) -> Share:
    """What meeting a need to this degree comes to: a must never delights, an attraction never disappoints."""
    return np.select([kano == MUST_BE, kano == ATTRACTIVE], [met_share / 2, 0.5 + met_share / 2], met_share)


def _wishes(draw: Draw, role: Whole, person: Whole, place: Whole) -> Whole:
    """What people of each role ask for; a person's second need differs from the first."""
    by_role = [[at for at, wish in enumerate(wording.WISHES) if wish.role == name] for name in ROLES]
    table = np.array([*by_role, by_role[USER]])
    first = draw.wholes(0, table.shape[1] - 1, len(role))
    found: Whole = table[role[person], (first[person] + place) % table.shape[1]]
    return found


def _ties(frame: Frame, block: int, people: People) -> Ties:
    """Ties shared out evenly over the listeners; each listens to different colleagues of the same account."""
    count = part(frame.sample.size.ties, frame, block)[1]
    draw = frame.draw(Subject.TIES, block)
    listener = np.arange(count) * people.count // max(count, 1)
    place = np.arange(count) - np.searchsorted(listener, listener)
    starts = np.searchsorted(people.account, people.account)[listener]
    others = np.bincount(people.account)[people.account][listener] - 1
    step = 1 + (draw.wholes(0, 999, people.count)[listener] + place) % np.maximum(others, 1)
    source = starts + (listener - starts + step) % (others + 1)
    strength = 1 + draw.picks((0.3, 0.5, 0.2), count)
    real = place < others
    return Ties(listener[real], source[real], strength[real])
