"""The events of a calendar as contacts may be read from them: each occurrence that has begun, and who was to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Event

from troth.intake.limits import MOST_ADDRESSES, MOST_OCCURRENCES
from troth.intake.mail_addresses import address_of

CANCELLED = "cancelled"
_NO_PERSON = frozenset({"ROOM", "RESOURCE", "GROUP"})
_CYCLE_YEARS = 400
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})


class EventError(ValueError):
    """An event that cannot be read; its text says why."""


@dataclass(frozen=True)
class Occurrence:
    """One time that an event takes place: what names it, its beginning in UTC, and each address with its answer.

    `occurrence` is empty for an event that does not recur; else the beginning it was planned for. `answers` are such as
    `ACCEPTED:ada@alder.example`, parted by spaces; whoever invited has accepted.
    """

    uid: str
    occurrence: str
    at: str
    state: str
    answers: str


@dataclass(frozen=True)
class Reach:
    """Up to when events have begun, and the zone of those that name none."""

    until: datetime
    zone: ZoneInfo


def occurrences_of(event: Event, reach: Reach, moved: frozenset[tuple[str, str]]) -> Iterator[Occurrence]:
    """The times an event takes place up to `reach.until`, those left out that `moved` says are told by an event of their own.

    One that does not recur is given whenever it begins. Raises EventError on an event that cannot be read.
    """
    uid = str(event.get("UID", "")).strip()
    start = _moment(event, "DTSTART", reach)
    if not uid or start is None:
        raise EventError("the event has no UID or no beginning that can be read")
    state = CANCELLED if str(event.get("STATUS", "")).upper() == "CANCELLED" else ""
    answers = _answers(event)
    planned = _moment(event, "RECURRENCE-ID", reach)
    if planned is not None or ("RRULE" not in event and "RDATE" not in event):
        yield Occurrence(uid, _text(planned) if planned else "", _text(start), state, answers)
        return
    for each in _recurring(event, start, reach):
        if (uid, _text(each)) not in moved:
            yield Occurrence(uid, _text(each), _text(each), state, answers)


def moved_by(event: Event, reach: Reach) -> tuple[str, str] | None:
    """Which occurrence of a recurring event this one stands for; None where it stands for itself."""
    planned = _moment(event, "RECURRENCE-ID", reach)
    return (str(event.get("UID", "")).strip(), _text(planned)) if planned else None


def _recurring(event: Event, start: datetime, reach: Reach) -> Iterator[datetime]:
    left_out = {_text(each) for each in _listed(event, "EXDATE", reach)}
    found = {_text(start): start} if start <= reach.until else {}
    for each in (*_by_rule(event, start, reach), *_listed(event, "RDATE", reach)):
        if each <= reach.until:
            found[_text(each)] = each
    if len(found) > MOST_OCCURRENCES:
        raise EventError(f"the event recurs more than {MOST_OCCURRENCES:,} times")
    yield from (found[key] for key in sorted(found) if key not in left_out)


def _by_rule(event: Event, start: datetime, reach: Reach) -> Iterator[datetime]:
    """The times of the rule of a recurring event, in its own zone, so that ten o'clock stays ten o'clock in summer."""
    if "RRULE" not in event:
        return
    rule: Any = event["RRULE"]
    is_read = (
        not isinstance(rule, list) and {str(each).upper() for each in rule.get("FREQ", [""])} <= _FREQUENCIES
    )
    if not is_read:
        raise EventError(
            "the event recurs in a way that is not read; one rule of days, weeks, months or years is"
        )
    ends = [_end_of(each, start) for each in rule.pop("UNTIL", [])]
    until = min([reach.until, *ends])
    for count, each in enumerate(_counted(rule.to_ical().decode(), start)):
        if each > until or count > MOST_OCCURRENCES:
            break
        yield each


def _counted(rule: str, start: datetime) -> Iterator[datetime]:
    """The times of a rule from its start on, without end.

    The library looks until the year 9999 for a next time, which of a rule that never comes true, such as a thirtieth of
    February, takes it half a minute. The calendar repeats itself every 400 years, weekdays included, so that the rule is
    counted in the last such cycle.
    """
    years = (MAXYEAR - start.year) // _CYCLE_YEARS * _CYCLE_YEARS
    for each in rrulestr(rule, dtstart=start.replace(year=start.year + years, tzinfo=None)):
        yield each.replace(year=each.year - years, tzinfo=start.tzinfo)


def _listed(event: Event, name: str, reach: Reach) -> Iterator[datetime]:
    for value in _list(event.get(name)):
        for each in value.dts:
            yield _aware(each.dt[0] if isinstance(each.dt, tuple) else each.dt, reach)


def _moment(event: Event, name: str, reach: Reach) -> datetime | None:
    value = getattr(event.get(name), "dt", None)
    return _aware(value, reach) if isinstance(value, date) else None


def _aware(value: date, reach: Reach) -> datetime:
    """A moment with its zone; a time without one and the beginning of a whole day are those of the book."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return moment if moment.tzinfo else moment.replace(tzinfo=reach.zone)


def _end_of(value: date, start: datetime) -> datetime:
    """The end of a rule: a moment, or a day that still belongs to it."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=start.tzinfo)
    return datetime.combine(value, time.max, start.tzinfo)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0).isoformat()


def _answers(event: Event) -> str:
    """Who was to come, each with the answer; several answers of one address leave the last."""
    answers: dict[str, str] = {}
    people = (
        each
        for each in _list(event.get("ATTENDEE"))
        if str(each.params.get("CUTYPE", "")).upper() not in _NO_PERSON
    )
    for person in people:
        answers[address_of(str(person))] = str(person.params.get("PARTSTAT", "NEEDS-ACTION")).upper()
    for person in _list(event.get("ORGANIZER")):
        answers[address_of(str(person))] = "ACCEPTED"
    answers.pop("", None)
    if len(answers) > MOST_ADDRESSES:
        raise EventError(f"the event names more than {MOST_ADDRESSES:,} people")
    return " ".join(f"{''.join(answer.split())}:{address}" for address, answer in answers.items())


def _list(value: Any) -> list[Any]:
    """The values of a property, of which the library gives none, one, or many."""
    return value if isinstance(value, list) else [] if value is None else [value]
