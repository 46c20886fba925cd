"""The table of contacts: messages, calls and meetings; in a book typed by hand only the few somebody noted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from troth.samples import wording
from troth.samples.cast import Cast
from troth.samples.cells import EMPTY, Cells, Sheet, Vocabulary, flags
from troth.samples.days import MAIL, SLOTS, next_workday
from troth.samples.draw import Draw, Flags, Whole
from troth.samples.frame import Numbering, Subject, choices, ids
from troth.samples.needs import moments_with

KINDS = choices("interactions", "kind")
EMAIL, MEETING, CALL, MESSAGE = range(4)
WRITTEN = (EMAIL, MESSAGE)
DIRECTIONS = choices("interactions", "direction")
IN, OUT, BOTH = range(3)
KIND_WEIGHTS = (0.6, 0.2, 0.15, 0.05)
KIND_WEIGHTS_BY_HAND = (0.0, 0.6, 0.4, 0.0)
HELD_SHARE, JOINED_SHARE, ANSWERED_BY_US = 0.92, 0.4, 0.85


@dataclass(frozen=True)
class Contacts:
    """The contacts of a block; who joins a meeting has the row of its `leader`, all others are their own.

    `answered` is the day of the answer, -1 where none is known.
    """

    person: Whole
    leader: Whole
    on: Whole
    slot: Whole
    kind: Whole
    direction: Whole
    held: Flags
    answered: Whole


def draw_contacts(cast: Cast) -> Contacts:
    """Who was in touch with us when, and whether an answer came."""
    frame, draw = cast.frame, cast.draw(Subject.INTERACTIONS)
    person = _people(cast, draw, cast.share_of(frame.sample.size.interactions))
    count = len(person)
    on, slot = moments_with(cast, person, draw), draw.wholes(0, SLOTS - 1, count)
    kind = draw.picks(KIND_WEIGHTS_BY_HAND if frame.sample.by_hand else KIND_WEIGHTS, count)
    # Who joins a meeting comes in the row after the person it was first noted for, on the same day.
    leader = np.arange(count) - _joined(cast, draw, person, kind)
    possible = (on[leader] >= cast.people.begins[person]) & (on[leader] < cast.people.ends[person])
    leader = np.where(possible, leader, np.arange(count))
    on, slot, kind = on[leader], slot[leader], kind[leader]
    direction = np.where(np.isin(kind, WRITTEN), draw.picks((0.35, 0.55, 0.1), count), BOTH)
    replied, answer = _answers(cast, draw, person, on, direction)
    answered = np.where(replied & np.isin(kind, WRITTEN) & (answer <= frame.calendar.until), answer, EMPTY)
    held = draw.happens(HELD_SHARE, count)[leader]
    return Contacts(person, leader, on, slot, kind, direction, held, answered)


def interactions(cast: Cast, contacts: Contacts, numbering: Numbering) -> Sheet:
    """The table of contacts, each with the owner of the account."""
    frame, days, count = cast.frame, cast.frame.calendar, len(contacts.person)
    account = cast.people.account[contacts.person]
    columns = {
        "interaction_id": numbering.take("int", count),
        "event_key": ids("evt", 6, numbering.skip("evt", count), count).cells(contacts.leader),
        "account_id": cast.account_ids.cells(account),
        "person_id": cast.person_ids.cells(contacts.person),
        "staff_id": frame.staff_ids.cells(cast.accounts.owner[account]),
        "kind": KINDS.cells(contacts.kind),
        "direction": DIRECTIONS.cells(contacts.direction),
        "happened_at": days.timed(contacts.on, contacts.slot),
        "held": flags(contacts.held, contacts.kind == MEETING),
        "replied_at": days.timed(contacts.answered, contacts.slot).only(contacts.answered != EMPTY),
    }
    if frame.sample.by_hand:
        columns["note"] = _notes(cast.draw(Subject.NOTES), count)
    return Sheet("interactions", {**columns, **days.recorded(contacts.on, contacts.slot, MAIL)})


def _people(cast: Cast, draw: Draw, count: int) -> Whole:
    """Who was in touch, drawn account by account by how engaged each person is."""
    account = np.arange(count) * cast.accounts.count // max(count, 1)
    person = cast.someone(account, draw.shares(count))
    return person[person >= 0]


def _joined(cast: Cast, draw: Draw, person: Whole, kind: Whole) -> Whole:
    """1 for a row that joins the meeting of the row before: another person of the same account."""
    account, count = cast.people.account[person], len(person)
    neighbour = np.append(False, (account[1:] == account[:-1]) & (person[1:] != person[:-1]))
    meets = np.append(False, kind[:-1] == MEETING)
    wishes: Flags = neighbour & meets & draw.happens(JOINED_SHARE, count)
    first: Flags = wishes & ~np.append(False, wishes[:-1])
    return np.where(first, 1, 0)


def _answers(cast: Cast, draw: Draw, person: Whole, on: Whole, direction: Whole) -> tuple[Flags, Whole]:
    """Whether and when the other side answered: theirs the likelier the better their needs are met, ours nearly always."""
    count = len(person)
    chance = np.select(
        [direction == OUT, direction == IN],
        [cast.people.met_share[person], np.full(count, ANSWERED_BY_US)],
        0.0,
    )
    return draw.happens(chance, count), next_workday(on + draw.wholes(0, 9, count))


def _notes(draw: Draw, count: int) -> Cells:
    return Vocabulary(wording.NOTES).cells(draw.wholes(0, len(wording.NOTES) - 1, count))
