"""Tables of money: invoices, and what the next best supplier would give."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from troth.samples import wording
from troth.samples.cast import Cast
from troth.samples.cells import Sheet, Vocabulary, decimals
from troth.samples.days import HAND, INVOICES, SLOTS, next_workday, workday
from troth.samples.draw import Draw, Share
from troth.samples.frame import Numbering, Subject, choices
from troth.samples.stories import Tale, told

DAYS_A_MONTH = 30
TERM_DAYS = 30
COST_SHARE, COST_SPREAD, CHEAP_COST_SHARE = 0.62, 0.25, 1.15
RIVAL_SHARE = 0.6


def money(cast: Cast, numbering: Numbering) -> Iterator[Sheet]:
    """Invoices month by month, and alternatives."""
    yield invoices(cast, numbering)
    yield alternatives(cast, numbering)


def invoices(cast: Cast, numbering: Numbering) -> Sheet:
    """One line a month and account; who is less content pays later."""
    accounts, days = cast.accounts, cast.frame.calendar
    months = np.maximum((np.minimum(accounts.ends, days.until + 1) - accounts.begins) // DAYS_A_MONTH, 0)
    account = np.repeat(np.arange(accounts.count), months)
    count = len(account)
    month = np.arange(count) - np.searchsorted(account, account)
    draw = cast.draw(Subject.MONEY)
    billed = np.maximum(workday(accounts.begins[account] + DAYS_A_MONTH * month), accounts.begins[account])
    amount = (accounts.amount_per_year[account] / 12 * (1 + 0.4 * draw.bells(count))).astype(np.int64)
    share = np.clip(_cost_share(cast, draw)[account] + 0.1 * draw.bells(count), 0.3, 1.4)
    discount = np.where(draw.happens(0.2, count), amount // 20, 0)
    late = np.floor(30 * (1 - accounts.met_share[account]) * draw.shares(count)).astype(np.int64)
    paid = next_workday(billed + TERM_DAYS - 10 + 2 * late)
    return Sheet(
        "invoices",
        {
            "line_id": numbering.take("inv", count),
            "account_id": cast.account_ids.cells(account),
            "offering_id": cast.frame.offering_ids.cells(draw.wholes(0, len(wording.OFFERINGS) - 1, count)),
            "billed_on": days.dated(billed),
            "amount": decimals(amount - discount, 2),
            "cost": decimals((amount * share).astype(np.int64), 2),
            "discount": decimals(discount, 2),
            "due_on": days.dated(billed + TERM_DAYS),
            "paid_on": days.dated(paid, paid <= days.until),
            **days.recorded(billed, draw.wholes(0, SLOTS - 1, count), INVOICES),
        },
    )


def _cost_share(cast: Cast, draw: Draw) -> Share:
    """The cost of the goods as a share of the amount billed, account by account."""
    share = COST_SHARE + COST_SPREAD * draw.bells(cast.accounts.count)
    if Tale.CHEAP_TO_LOSE in told(cast.frame.sample):
        share[Tale.CHEAP_TO_LOSE.account] = CHEAP_COST_SHARE
    return share


def alternatives(cast: Cast, numbering: Numbering) -> Sheet:
    """Our offer beside a rival's, as the customer or we see it; none where there is no other supplier."""
    accounts, days = cast.accounts, cast.frame.calendar
    draw, options = cast.draw(Subject.ALTERNATIVES), choices("accounts", "alternatives").count
    asked = (
        draw.happens(RIVAL_SHARE, accounts.count) & (accounts.alternatives > 0) & (accounts.ends > days.until)
    )
    account = np.repeat(np.flatnonzero(asked), 2)
    count = len(account)
    ours = np.arange(count) % 2 == 0
    person = cast.someone(account, np.repeat(draw.shares(count // 2), 2))
    on = np.repeat(workday(days.until - draw.wholes(20, 400, count // 2)), 2)
    on = np.maximum(on, accounts.begins[account])
    by_customer = (person >= 0) & np.repeat(draw.happens(0.6, count // 2), 2)
    price = (accounts.amount_per_year[account] * np.where(ours, 1.0, 0.8 + 0.3 * draw.shares(count))).astype(
        np.int64
    )
    worth = 1.1 + 0.5 * np.where(ours, accounts.met_share[account], accounts.alternatives[account] / options)
    rival = 1 + draw.wholes(0, len(wording.RIVALS) - 1, count)
    there = by_customer & (on >= cast.people.begins[person]) & (on < cast.people.ends[person])
    return Sheet(
        "alternatives",
        {
            "alternative_id": numbering.take("alt", count, 4),
            "account_id": cast.account_ids.cells(account),
            "offering_id": cast.frame.offering_ids.everywhere(0, count),
            "supplier": Vocabulary(("us", *wording.RIVALS)).cells(np.where(ours, 0, rival)),
            "value_per_year": decimals((price * worth).astype(np.int64), 2),
            "price_per_year": decimals(price, 2),
            "own_cost_per_year": decimals(price // 10, 2),
            "said_by": choices("alternatives", "said_by").cells(np.where(there, 0, 1)),
            "person_id": cast.person_ids.cells(person, there),
            "stated_on": days.dated(on),
            **days.recorded(on, draw.wholes(0, SLOTS - 1, count), HAND),
        },
    )
