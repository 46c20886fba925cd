"""Draws the deals of a block; tables of what was expected of them and what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from troth.samples import wording
from troth.samples.cast import Cast
from troth.samples.cells import Cells, Sheet, Vocabulary, decimals, typed
from troth.samples.days import CRM, SLOTS, next_workday, workday
from troth.samples.draw import Draw, Flags, Share, Whole
from troth.samples.frame import Numbering, Subject, choices
from troth.samples.sample import YEARS
from troth.samples.staying import staying_chance

KINDS = choices("deals", "kind")
OUTCOMES = choices("deal_outcomes", "outcome")
WON, LOST, NO_DECISION = range(3)
OPEN_SHARE, NO_DECISION_SHARE = 0.12, 0.25
SHORTEST_DAYS, LONGEST_DAYS = 30, 150
OPTIMISM = 0.12
LEAST_CHANCE, MOST_CHANCE = 0.05, 0.95
# A trait of a deal, its values, and what each adds to the chance of winning: the pattern to be found.
TRAITS = (
    ("lead came from", ("referral", "fair", "tender"), (0.10, 0.0, -0.25)),
    ("trial at the plant", ("yes", "no"), (0.18, -0.08)),
    ("price position", ("below", "level", "above"), (0.02, 0.0, -0.04)),
)


@dataclass(frozen=True)
class Deals:
    """The deals of a block in order of opening; a deal with `closed` after the book's end is still open."""

    account: Whole
    opened: Whole
    closed: Whole
    amount: Whole
    traits: Whole
    chance: Share
    outcome: Whole
    decided: Flags

    @property
    def count(self) -> int:
        """How many deals."""
        return len(self.account)


def deals(cast: Cast, drawn: Deals, ids: Cells, numbering: Numbering) -> Iterator[Sheet]:
    """The deals, what was known of them before, what was expected, and how they ended."""
    yield _deals(cast, drawn, ids)
    yield _traits(cast, drawn, ids, numbering)
    yield _forecasts(cast, drawn, ids, numbering)
    yield _outcomes(cast, drawn, ids, numbering)


def draw_deals(cast: Cast) -> Deals:
    """So many deals closed each year, and some still open; the more loyal the account, the likelier won."""
    days, draw = cast.frame.calendar, cast.draw(Subject.DEALS)
    closing = YEARS * cast.frame.sample.size.deals_a_year
    count = closing + int(OPEN_SHARE * closing)
    open_still = np.arange(count) >= closing
    # The closed ones fall evenly over the years, so that every year has its number.
    closed = workday(days.start + (np.arange(count) * 365 * YEARS) // closing)
    closed = np.where(open_still, next_workday(days.until + draw.wholes(5, 120, count)), closed)
    opened = np.maximum(workday(closed - draw.wholes(SHORTEST_DAYS, LONGEST_DAYS, count)), days.start)
    opened = np.where(open_still, np.minimum(opened, workday(np.array(days.until - 3))), opened)
    account = _customers(cast, draw, opened, closed)
    traits = np.stack([draw.wholes(0, len(values) - 1, count) for _, values, _ in TRAITS])
    lift = sum(np.array(adds)[traits[row]] for row, (_, _, adds) in enumerate(TRAITS))
    chance = np.clip(staying_chance(cast)[account] - 0.35 + lift, LEAST_CHANCE, MOST_CHANCE)
    won, undecided = draw.happens(chance, count), draw.happens(NO_DECISION_SHARE, count)
    outcome = np.where(won, WON, np.where(undecided, NO_DECISION, LOST))
    amount = cast.accounts.amount_per_year[account] * draw.wholes(2, 12, count) // 10
    return Deals(account, opened, closed, amount, traits, chance, outcome, ~open_still)


def _customers(cast: Cast, draw: Draw, opened: Whole, closed: Whole) -> Whole:
    """An account for each deal that was a customer all the time; the first that fits, from a place by chance."""
    accounts, count = cast.accounts, len(opened)
    begins, ends = accounts.begins, np.where(accounts.ends > cast.frame.calendar.until, np.inf, accounts.ends)
    turned = (draw.wholes(0, accounts.count - 1, count)[:, None] + np.arange(accounts.count)) % accounts.count
    fits = (begins[turned] <= opened[:, None]) & (ends[turned] > closed[:, None])
    found: Whole = turned[np.arange(count), fits.argmax(axis=1)]
    return found


def numbered(sheet: Sheet, name: str, prefix: str, numbering: Numbering) -> Sheet:
    """The same rows with the next ids in front."""
    return sheet.with_ids(name, numbering.take(prefix, sheet.length, 5))


def _deals(cast: Cast, deals: Deals, ids: Cells) -> Sheet:
    days, draw, count = cast.frame.calendar, cast.draw(Subject.DEAL_WORDS), deals.count
    offering = draw.wholes(0, len(wording.OFFERINGS) - 1, count)
    kind = draw.picks((0.1, 0.2, 0.35, 0.35), count)
    names = [name for name, _ in wording.OFFERINGS]
    rival = draw.happens(0.7, count)
    return Sheet(
        "deals",
        {
            "deal_id": ids,
            "account_id": cast.account_ids.cells(deals.account),
            "offering_id": cast.frame.offering_ids.cells(offering),
            "name": typed([f"{names[at]} {number + 1}" for number, at in enumerate(offering)]),
            "owner_id": cast.frame.staff_ids.cells(cast.accounts.owner[deals.account]),
            "kind": KINDS.cells(kind),
            "competitor": Vocabulary(wording.RIVALS).cells(
                draw.wholes(0, len(wording.RIVALS) - 1, count), rival
            ),
            "opened_on": days.dated(deals.opened),
            "signed_on": days.dated(deals.closed, deals.decided & (deals.outcome == WON)),
            **days.recorded(deals.opened, draw.wholes(0, SLOTS - 1, count), CRM),
        },
    )


def _traits(cast: Cast, deals: Deals, ids: Cells, numbering: Numbering) -> Sheet:
    days, draw = cast.frame.calendar, cast.draw(Subject.DEAL_TRAITS)
    count = len(TRAITS) * deals.count
    deal, trait = np.tile(np.arange(deals.count), len(TRAITS)), np.repeat(np.arange(len(TRAITS)), deals.count)
    offsets = np.cumsum([0, *(len(values) for _, values, _ in TRAITS[:-1])])
    known = draw.happens(0.5 if cast.frame.sample.by_hand else 0.9, count)
    columns = {
        "deal_id": ids.vocabulary.cells(deal),
        "trait": Vocabulary([name for name, *_ in TRAITS]).cells(trait),
        "value": Vocabulary([value for _, values, _ in TRAITS for value in values]).cells(
            offsets[trait] + deals.traits.ravel()
        ),
        "known_on": days.dated(deals.opened[deal]),
        **days.recorded(deals.opened[deal], draw.wholes(0, SLOTS - 1, count), CRM),
    }
    return numbered(Sheet("deal_traits", columns).where(known), "trait_id", "dtr", numbering)


def _forecasts(cast: Cast, deals: Deals, ids: Cells, numbering: Numbering) -> Sheet:
    """What the owner expected, several times on the way; owners hope for more than the deal deserves."""
    days, draw = cast.frame.calendar, cast.draw(Subject.FORECASTS)
    each = 1 if cast.frame.sample.by_hand else 4
    deal = np.repeat(np.arange(deals.count), each)
    count, step = len(deal), np.tile(np.arange(each), deals.count)
    made = workday(deals.opened[deal] + (deals.closed - deals.opened)[deal] * step // each)
    made = np.maximum(made, deals.opened[deal])
    closer = (deals.closed[deal] - made) < SHORTEST_DAYS
    hope = deals.chance[deal] + OPTIMISM + np.where(closer, 0.1, 0.25) * draw.bells(count)
    percent = np.rint(20 * np.clip(hope, LEAST_CHANCE, MOST_CHANCE)).astype(np.int64) * 5
    amount = deals.amount[deal] * draw.wholes(95, 125, count) // 100
    columns = {
        "deal_id": ids.vocabulary.cells(deal),
        "forecaster_id": cast.frame.staff_ids.cells(cast.accounts.owner[deals.account[deal]]),
        "made_on": days.dated(made),
        "probability": decimals(percent, 2),
        "amount": decimals(amount, 2),
        "close_on": days.dated(next_workday(deals.closed[deal] - draw.wholes(0, 25, count))),
        **days.recorded(made, draw.wholes(0, SLOTS - 1, count), CRM),
    }
    return numbered(Sheet("forecasts", columns).where(made <= days.until), "forecast_id", "for", numbering)


def _outcomes(cast: Cast, deals: Deals, ids: Cells, numbering: Numbering) -> Sheet:
    days, draw = cast.frame.calendar, cast.draw(Subject.OUTCOMES_OF_DEALS)
    amount = deals.amount * draw.wholes(80, 110, deals.count) // 100
    columns = {
        "deal_id": ids,
        "closed_on": days.dated(deals.closed),
        "outcome": OUTCOMES.cells(deals.outcome),
        "amount": decimals(amount, 2).only(deals.outcome == WON),
        **days.recorded(deals.closed, draw.wholes(0, SLOTS - 1, deals.count), CRM),
    }
    return numbered(Sheet("deal_outcomes", columns).where(deals.decided), "outcome_id", "out", numbering)
