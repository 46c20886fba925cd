"""The table of what happened to promises: warned of, delivered, put off, given up, and judged by the customer."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from troth.samples import wording
from troth.samples.cast import Cast
from troth.samples.cells import EMPTY, Cells, Sheet, Vocabulary, decimals, flags
from troth.samples.days import CRM, SLOTS, next_workday, workday
from troth.samples.draw import Draw, Flags, Whole
from troth.samples.frame import Numbering, Subject, choices
from troth.samples.outcomes import CUSTOMER_ASKED, LATE_DAYS, SHORT_SHARES, SLIP_DAYS, Outcome
from troth.samples.phrases import LEVEL_ONE, LEVEL_SCALE, phrases
from troth.samples.promises import Promises

KINDS = choices("promise_events", "kind")
WARNED, DELIVERED, RENEGOTIATED, WITHDRAWN, ABANDONED, VERDICT = range(6)
VERDICTS = choices("promise_events", "verdict")
BROKEN, PARTLY, KEPT, EXCEEDED, MISLED = range(5)
US, CUSTOMER, THIRD = range(3)
EARLY_DAYS = (0, 0, 1, 2, 4)
WARNED_SHARE, EXCEEDED_SHARE, DIFFERS_SHARE = 0.4, 0.04, 0.08
JUDGED_SHARE, JUDGED_SHARE_IN_BULK = 0.12, 0.05


@dataclass(frozen=True)
class Events:
    """Events of promises; -1 is empty. `promise` is a place among the promises of the block, levels in hundredths."""

    promise: Whole
    kind: Whole
    happened: Whole
    level: Whole
    new_due: Whole
    asked_by: Whole
    agreed: Whole
    cause: Whole
    verdict: Whole
    said_by: Whole


@dataclass(frozen=True)
class Course:
    """How each promise runs: the days of delivery and of giving up (-1: never), the level and share reached.

    `before` is a day before the due day, on which bad news is told; `new_due` the day then named.
    """

    delivered: Whole
    stopped: Whole
    before: Whole
    new_due: Whole
    level: Whole
    share: Whole


def events_of(chosen: Flags, kind: int, happened: Whole, **more: Whole) -> Events:
    """One kind of event for each chosen promise; columns not given are empty."""
    count = int(chosen.sum())
    given = {name: values[chosen] for name, values in more.items()}
    empty = np.full(count, EMPTY)
    return Events(
        **{
            "promise": np.flatnonzero(chosen),
            "kind": np.full(count, kind),
            "happened": happened[chosen],
            **{field.name: empty for field in fields(Events)[3:]},
            **given,
        }
    )


def promise_events(cast: Cast, promises: Promises, ids: Cells, numbering: Numbering) -> Sheet:
    """The events of a block's promises, as far as they happened before the book ended."""
    draw = cast.draw(Subject.EVENTS)
    course = _course(cast, promises, draw)
    released = _released(cast, promises)
    events = _joined([*_our_record(promises, course, draw), _verdicts(cast, promises, course), released])
    ends = cast.accounts.ends[promises.account][events.promise]
    taken_back = (events.kind == WITHDRAWN) & (events.asked_by == CUSTOMER)
    happened = (events.happened <= cast.frame.calendar.until) & ((events.happened < ends) | taken_back)
    sheet = _sheet(cast, promises, events, ids).where(happened)
    return sheet.with_ids("event_id", numbering.take("eve", sheet.length))


def _joined(parts: list[Events]) -> Events:
    """All events, promise by promise and in order of time."""
    columns = [np.concatenate([getattr(one, field.name) for one in parts]) for field in fields(Events)]
    order = np.lexsort((columns[1], columns[2], columns[0]))
    return Events(*(column[order] for column in columns))


def _course(cast: Cast, promises: Promises, draw: Draw) -> Course:
    """Days and levels of everything that may happen to each promise, whatever its outcome."""
    count, made, due, outcome = len(promises.due), promises.made, promises.due, promises.outcome
    said, bulk = phrases(), cast.frame.sample.in_bulk
    early = np.maximum(workday(due - np.array(EARLY_DAYS)[draw.wholes(0, len(EARLY_DAYS) - 1, count)]), made)
    late = next_workday(due + np.array(LATE_DAYS)[draw.wholes(0, len(LATE_DAYS) - 1, count)])
    new_due = workday(due + SLIP_DAYS)
    delivered = np.select(
        [
            outcome == Outcome.KEPT,
            outcome == Outcome.LATE,
            outcome == Outcome.SHORT,
            outcome == Outcome.RENEGOTIATED,
        ],
        [early, late, due, new_due],
        EMPTY,
    )
    before = np.maximum(workday(due - 4), made)
    stopped = np.select(
        [outcome == Outcome.ABANDONED, outcome == Outcome.WITHDRAWN], [next_workday(due + 15), before], EMPTY
    )
    share = (LEVEL_ONE * np.array(SHORT_SHARES)).astype(np.int64)[
        draw.wholes(0, len(SHORT_SHARES) - 1, count)
    ]
    better = draw.happens(0.0 if bulk else EXCEEDED_SHARE, count) & (outcome == Outcome.KEPT)
    reached = np.select([outcome == Outcome.SHORT, better], [share, np.full(count, 120)], LEVEL_ONE)
    promised, floor = said.promised[promises.phrase], said.floor[promises.phrase]
    level = floor + (promised - floor) * reached // LEVEL_ONE
    told = (said.metric.values[promises.phrase] != None) | (reached != LEVEL_ONE)  # noqa: E711
    return Course(delivered, stopped, before, new_due, np.where(told, level, EMPTY), share)


def _our_record(promises: Promises, course: Course, draw: Draw) -> list[Events]:
    """What we wrote down ourselves."""
    outcome, count = promises.outcome, len(promises.outcome)
    late, put_off = outcome == Outcome.LATE, outcome == Outcome.RENEGOTIATED
    ours = np.full(count, US)
    asked_by = np.where(draw.happens(CUSTOMER_ASKED, count), CUSTOMER, US)
    warned = late & draw.happens(WARNED_SHARE, count)
    cause = np.where(draw.happens(0.25, count), THIRD, US)
    yes = np.ones(count, dtype=np.int64)
    return [
        events_of(warned, WARNED, course.before, new_due=course.delivered, cause=cause),
        events_of(
            put_off, RENEGOTIATED, course.before, new_due=course.new_due, asked_by=asked_by, agreed=yes
        ),
        events_of(course.delivered != EMPTY, DELIVERED, course.delivered, level=course.level),
        events_of(outcome == Outcome.WITHDRAWN, WITHDRAWN, course.stopped, asked_by=ours, cause=ours),
        events_of(outcome == Outcome.ABANDONED, ABANDONED, course.stopped, cause=ours),
    ]


def _released(cast: Cast, promises: Promises) -> Events:
    """A customer who leaves releases us from what was still to come."""
    ends = cast.accounts.ends[promises.account]
    open_still = (promises.due >= ends) & (ends <= cast.frame.calendar.until)
    customer = np.full(len(ends), CUSTOMER)
    return events_of(open_still, WITHDRAWN, ends, asked_by=customer)


def _verdicts(cast: Cast, promises: Promises, course: Course) -> Events:
    """What the person it was promised to says of it, some days after."""
    draw, count = cast.draw(Subject.VERDICTS), len(promises.due)
    outcome, bulk = promises.outcome, cast.frame.sample.in_bulk
    differs = draw.happens(0.0 if bulk else DIFFERS_SHARE, count)
    by_outcome = np.array([KEPT, KEPT, PARTLY, BROKEN, BROKEN, KEPT, EMPTY])
    if_differs = np.array([PARTLY, PARTLY, BROKEN, MISLED, MISLED, EXCEEDED, EMPTY])
    verdict = np.where(differs, if_differs[outcome], by_outcome[outcome])
    settled = np.select(
        [course.delivered != EMPTY, course.stopped != EMPTY],
        [course.delivered, course.stopped],
        promises.due + 20,
    )
    on = next_workday(settled + draw.wholes(1, 15, count))
    there = on < cast.people.ends[promises.person]
    asked = draw.happens(JUDGED_SHARE_IN_BULK if bulk else JUDGED_SHARE, count)
    chosen = asked & there & (promises.person != EMPTY) & (verdict != EMPTY)
    share = np.where((verdict == PARTLY) & (outcome == Outcome.SHORT), course.share, EMPTY)
    return events_of(chosen, VERDICT, on, verdict=verdict, said_by=promises.person, level=share)


def _sheet(cast: Cast, promises: Promises, events: Events, ids: Cells) -> Sheet:
    days = cast.frame.calendar
    draw, count = cast.draw(Subject.WRITING), len(events.promise)
    columns = {
        "promise_id": ids.vocabulary.cells(events.promise),
        "kind": KINDS.cells(events.kind),
        "happened_on": days.dated(events.happened),
        "level": decimals(np.maximum(events.level, 0), LEVEL_SCALE).only(events.level != EMPTY),
        "new_due_on": days.dated(events.new_due, events.new_due != EMPTY),
        "asked_by": choices("promise_events", "asked_by").cells(events.asked_by),
        "agreed": flags(events.agreed == 1, events.agreed != EMPTY),
        "cause": choices("promise_events", "cause").cells(events.cause),
        "verdict": VERDICTS.cells(events.verdict),
        "said_by": cast.person_ids.cells(events.said_by),
    }
    if not cast.frame.sample.in_bulk:
        columns["words"] = _words(draw, events)
    recorded = np.maximum(events.happened + draw.wholes(0, 2, count), promises.recorded[events.promise])
    return Sheet(
        "promise_events", {**columns, **days.recorded(recorded, draw.wholes(0, SLOTS - 1, count), CRM)}
    )


def _words(draw: Draw, events: Events) -> Cells:
    """A sentence of the customer's for most verdicts."""
    said = wording.VERDICT_WORDS
    each = len(said[0])
    place = events.verdict * each + draw.wholes(0, each - 1, len(events.verdict))
    spoken = draw.happens(0.8, len(place)) & (events.verdict != EMPTY)
    return Vocabulary([words for group in said for words in group]).cells(place, spoken)
