"""The table of contacts: messages, calls and meetings; in a book typed by hand only the few somebody noted."""

from __future__ import annotations

import numpy as np

from troth.samples import wording
from troth.samples.cast import Cast
from troth.samples.cells import Cells, Sheet, Vocabulary, flags
from troth.samples.days import MAIL, SLOTS, next_workday
from troth.samples.draw import Draw, Flags, Whole
from troth.samples.frame import Numbering, Subject, choices, ids
from troth.samples.needs import moments_with

KINDS = choices("interactions", "kind")
EMAIL, MEETING, CALL, MESSAGE = range(4)
DIRECTIONS = choices("interactions", "direction")
IN, OUT, BOTH = range(3)
KIND_WEIGHTS = (0.6, 0.2, 0.15, 0.05)
KIND_WEIGHTS_BY_HAND = (0.0, 0.6, 0.4, 0.0)
HELD_SHARE, JOINED_SHARE, ANSWERED_BY_US = 0.92, 0.4, 0.85


def interactions(cast: Cast, numbering: Numbering) -> Sheet:
    """Contacts of the block's people with the owner of their account, account by account."""
    frame, days = cast.frame, cast.frame.calendar
    draw, count = cast.draw(Subject.INTERACTIONS), cast.share_of(frame.sample.size.interactions)
    person = _people(cast, draw, count)
    count = len(person)
    on, slot = moments_with(cast, person, draw), draw.wholes(0, SLOTS - 1, count)
    kind = draw.picks(KIND_WEIGHTS_BY_HAND if frame.sample.by_hand else KIND_WEIGHTS, count)
    joined = _joined(cast, draw, person, kind)
    # Who joins a meeting comes in the row after the person it was first noted for, on the same day.
    leader = np.arange(count) - joined
    possible = (on[leader] >= cast.people.begins[person]) & (on[leader] < cast.people.ends[person])
    leader = np.where(possible, leader, np.arange(count))
    on, slot, kind = on[leader], slot[leader], kind[leader]
    written = np.isin(kind, (EMAIL, MESSAGE))
    direction = np.where(written, draw.picks((0.35, 0.55, 0.1), count), BOTH)
    replied, answer_on = _answers(cast, draw, person, on, direction)
    columns = {
        "interaction_id": numbering.take("int", count),
        "event_key": ids("evt", 6, numbering.skip("evt", count), count).cells(leader),
        "account_id": cast.account_ids.cells(cast.people.account[person]),
        "person_id": cast.person_ids.cells(person),
        "staff_id": frame.staff_ids.cells(cast.accounts.owner[cast.people.account[person]]),
        "kind": KINDS.cells(kind),
        "direction": DIRECTIONS.cells(direction),
        "happened_at": days.timed(on, slot),
        "held": flags(draw.happens(HELD_SHARE, count)[leader], kind == MEETING),
        "replied_at": days.timed(answer_on, slot).only(replied & written & (answer_on <= days.until)),
    }
    if frame.sample.by_hand:
        columns["note"] = _notes(draw, count)
    return Sheet("interactions", {**columns, **days.recorded(on, slot, MAIL)})


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
