"""What an account's next owner must know: what was promised, who has fallen silent, and what only the old owner knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from troth.reports.known import Known, Row
from troth.reports.people import PersonRow, people_of
from troth.reports.promises import ENDED, PromiseRow, our_promises, promises_to_us

SILENT_AFTER_DAYS = 180
KNOWN_FOR_DAYS = 730  # whom somebody spoke with before that, others may have forgotten too
MOST_NOTES = 10


@dataclass(frozen=True)
class SilentPerson:
    """Somebody active whom we have not been in touch with for half a year, or never on record (no days then)."""

    person: PersonRow
    days: int | None


@dataclass(frozen=True)
class OnlyContact:
    """Somebody active whom of all of us only the owner was in touch with in the last two years."""

    person: PersonRow
    contacts: int
    last_on: date


@dataclass(frozen=True)
class Note:
    """What the owner noted of a contact."""

    person: str
    on: date
    words: str


@dataclass(frozen=True)
class StaffChoice:
    """One of our people who may take the account over."""

    staff_id: str
    name: str
    team: str


@dataclass(frozen=True)
class HandOverPage:
    """The page of a hand-over. `is_observed` is false where no contact with this account is on record at all."""

    at: date
    account_id: str
    name: str
    owner_id: str | None
    owner: str
    promises: tuple[PromiseRow, ...]
    promises_to_us: tuple[PromiseRow, ...]
    silent: tuple[SilentPerson, ...]
    only_theirs: tuple[OnlyContact, ...]
    notes: tuple[Note, ...]
    is_observed: bool
    staff: tuple[StaffChoice, ...]


def hand_over(known: Known, account_id: str) -> HandOverPage:
    """What is to be handed over with an account on the day of `known`; raises KeyError where it is not known."""
    account = known.one("accounts", "account_id", account_id)
    if account is None:
        raise KeyError(account_id)
    owner_id = account["owner_id"]
    active = [person for person in people_of(known, account_id) if person.is_active]
    contacts = [
        row for row in known.where("interactions", "account_id", account_id) if row["held"] is not False
    ]
    staff = sorted(known.rows("staff"), key=lambda row: (row["name"].casefold(), row["staff_id"]))
    return HandOverPage(
        at=known.at,
        account_id=account_id,
        name=account["name"],
        owner_id=owner_id,
        owner=known.staff(owner_id),
        promises=tuple(each for each in our_promises(known, account_id) if each.state not in ENDED),
        promises_to_us=tuple(each for each in promises_to_us(known, account_id) if each.state not in ENDED),
        silent=_silent(active, known.at),
        only_theirs=_only_theirs(active, contacts, owner_id, known.at),
        notes=_notes(known, contacts, owner_id),
        is_observed=bool(contacts),
        staff=tuple(
            StaffChoice(row["staff_id"], row["name"], row["team"] or "")
            for row in staff
            if row["staff_id"] != owner_id
        ),
    )


def _silent(active: list[PersonRow], at: date) -> tuple[SilentPerson, ...]:
    """The longest silence first; those never in touch with come last, since nothing may have been recorded."""
    days = [
        (person, (at - person.last_contact_on).days if person.last_contact_on else None) for person in active
    ]
    silent = [
        SilentPerson(person, since) for person, since in days if since is None or since > SILENT_AFTER_DAYS
    ]
    return tuple(sorted(silent, key=lambda each: (each.days is None, -(each.days or 0), each.person.name)))


def _only_theirs(
    active: list[PersonRow], contacts: list[Row], owner_id: str | None, at: date
) -> tuple[OnlyContact, ...]:
    first = at - timedelta(days=KNOWN_FOR_DAYS)
    recent = [row for row in contacts if row["staff_id"] and row["happened_at"].date() >= first]
    found = []
    for person in active:
        theirs = [row for row in recent if row["person_id"] == person.person_id]
        if owner_id and {row["staff_id"] for row in theirs} == {owner_id}:
            events = {row["event_key"] or row["interaction_id"] for row in theirs}
            last = max(row["happened_at"] for row in theirs)
            found.append(OnlyContact(person, len(events), last.date()))
    return tuple(found)


def _notes(known: Known, contacts: list[Row], owner_id: str | None) -> tuple[Note, ...]:
    noted = [row for row in contacts if row["note"] and row["staff_id"] == owner_id]
    newest = sorted(noted, key=lambda row: (row["happened_at"], row["interaction_id"]), reverse=True)
    return tuple(
        Note(known.person(row["person_id"]), row["happened_at"].date(), row["note"])
        for row in newest[:MOST_NOTES]
    )
