"""Tables of the people in a deal: who took part, why they say it ended so, and which message they heard."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from troth.samples import wording
from troth.samples.cast import Cast
from troth.samples.cells import Cells, Sheet, Vocabulary, wholes
from troth.samples.days import CRM, HAND, SLOTS, next_workday
from troth.samples.deals import Deals, numbered
from troth.samples.frame import Numbering, Subject, choices

BUYER, SELLER = range(2)
REASONS_OF_SELLERS = (0.5, 0.1, 0.1, 0.02, 0.03, 0.1, 0.1, 0.05)
REASONS_OF_BUYERS = (0.15, 0.25, 0.1, 0.2, 0.15, 0.05, 0.05, 0.05)
SENT, HEARD = 3, 2
MOST_PEOPLE = 5


def deal_voices(cast: Cast, deals: Deals, ids: Cells, numbering: Numbering) -> Iterator[Sheet]:
    """Who took part and what they said; nobody notes messages in a book typed by hand."""
    yield _people(cast, deals, ids, numbering)
    yield _reasons(cast, deals, ids, numbering)
    if not cast.frame.sample.by_hand:
        yield _messages(cast, deals, ids, numbering)


def _people(cast: Cast, deals: Deals, ids: Cells, numbering: Numbering) -> Sheet:
    """Up to five people of the account, each once, known when the deal was opened."""
    draw, days = cast.draw(Subject.DEAL_PEOPLE), cast.frame.calendar
    deal = np.repeat(np.arange(deals.count), MOST_PEOPLE)
    person = cast.someone(deals.account[deal], draw.shares(len(deal)))
    _, first = np.unique(deal * cast.people.count + person, return_index=True)
    once = np.isin(np.arange(len(deal)), first)
    opened = deals.opened[deal]
    there = (person >= 0) & (cast.people.begins[person] <= opened) & (cast.people.ends[person] > opened)
    columns = {
        "deal_id": ids.vocabulary.cells(deal),
        "person_id": cast.person_ids.cells(person),
        "part": choices("deal_people", "part").cells(draw.picks((0.3, 0.4, 0.1, 0.2), len(deal))),
        **days.recorded(opened, draw.wholes(0, SLOTS - 1, len(deal)), CRM),
    }
    return numbered(Sheet("deal_people", columns).where(once & there), "deal_person_id", "dpe", numbering)


def _reasons(cast: Cast, deals: Deals, ids: Cells, numbering: Numbering) -> Sheet:
    """Two reasons by the seller for most decided deals, two by a buyer for some; they seldom agree."""
    days, draw = cast.frame.calendar, cast.draw(Subject.REASONS)
    deal = np.repeat(np.flatnonzero(deals.decided), 4)
    count, place = len(deal), np.arange(len(deal)) % 4
    by, rank = place // 2, 1 + place % 2
    person = cast.someone(deals.account[deal], np.repeat(draw.shares(count // 4), 4))
    on = next_workday(deals.closed[deal] + np.where(by == BUYER, draw.wholes(3, 25, count), 0))
    asked = draw.happens(np.where(by == BUYER, 0.5, 0.85), count)
    there = (by == SELLER) | ((cast.people.begins[person] <= on) & (on < cast.people.ends[person]))
    code = np.where(by == BUYER, draw.picks(REASONS_OF_BUYERS, count), draw.picks(REASONS_OF_SELLERS, count))
    columns = {
        "deal_id": ids.vocabulary.cells(deal),
        "given_by": choices("deal_reasons", "given_by").cells(by),
        "person_id": cast.person_ids.cells(person, by == BUYER),
        "code": Vocabulary([name for name, *_ in wording.REASONS]).cells(code),
        "rank": wholes(rank),
        "given_on": days.dated(on),
        **days.recorded(on, draw.wholes(0, SLOTS - 1, count), HAND),
    }
    chosen = asked & there & (on <= days.until)
    return numbered(Sheet("deal_reasons", columns).where(chosen), "reason_id", "dre", numbering)


def _messages(cast: Cast, deals: Deals, ids: Cells, numbering: Numbering) -> Sheet:
    """Three pillars sent in order, and the two that a person of theirs remembers."""
    days, draw = cast.frame.calendar, cast.draw(Subject.MESSAGES)
    deal = np.repeat(np.arange(deals.count), SENT + HEARD)
    count, place = len(deal), np.arange(len(deal)) % (SENT + HEARD)
    heard = place >= SENT
    first = np.repeat(draw.wholes(0, len(wording.PILLARS) - 1, deals.count), SENT + HEARD)
    pillar = (first + np.where(heard, draw.wholes(0, 3, count) + place - SENT, place)) % len(wording.PILLARS)
    person = cast.someone(deals.account[deal], np.repeat(draw.shares(deals.count), SENT + HEARD))
    opened = deals.opened[deal]
    on = np.where(heard, next_workday(np.minimum(opened + 20, deals.closed[deal])), opened)
    there = ~heard | ((cast.people.begins[person] <= on) & (on < cast.people.ends[person]))
    columns = {
        "deal_id": ids.vocabulary.cells(deal),
        "pillar_id": cast.frame.pillar_ids.cells(pillar),
        "person_id": cast.person_ids.cells(person, heard),
        "side": choices("deal_messages", "side").cells(heard.astype(np.int64)),
        "rank": wholes(np.where(heard, place - SENT + 1, place + 1)),
        "noted_on": days.dated(on),
        **days.recorded(on, draw.wholes(0, SLOTS - 1, count), HAND),
    }
    return numbered(
        Sheet("deal_messages", columns).where(there & (on <= days.until)), "message_id", "dme", numbering
    )
