"""Which contacts of one of our staff with people of the book a message or a meeting is; everything else is counted only.

Nothing but contacts and counts leaves this file: the address of anybody whom the book does not know is forgotten, unless
its domain is an account's. Then it is offered as a new person, and written nowhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from troth.intake.limits import MOST_CONTACTS, MOST_OFFERED
from troth.intake.mail_addresses import is_public, untagged
from troth.intake.sources.source import Known
from troth.model import InputError

FUTURE = "lies in the future"
NOT_THE_OWNERS = "the owner of the mailbox neither wrote nor was written to"
FOREIGN = "nobody of the book, nor of an account's domain, takes part"
OFFERED = "somebody of an account's domain who is not in the book"
UNPLACED = "the person takes part in several accounts, or in none"
REPEATED = "came before"
CALLED_OFF = "called off, or declined"
_OTHER_WAY = {"in": "out", "out": "in"}
_RANKED = ("", REPEATED, CALLED_OFF, UNPLACED, OFFERED, FUTURE)


@dataclass(frozen=True)
class Contact:
    """One message or meeting of a member of staff with one person of an account; `event` names it, and is hashed later."""

    event: str
    account_id: str
    person_id: str
    staff_id: str
    kind: str
    direction: str
    at: datetime
    held: bool | None = None


@dataclass(frozen=True)
class Offer:
    """An address of an account's domain that is nobody's in the book: how often it came, and on which days in UTC."""

    address: str
    account_id: str
    count: int
    first_on: date
    last_on: date


@dataclass(frozen=True)
class Encounter:
    """A message or a meeting with the addresses of its other side; `direction` is as seen by the owner."""

    event: str
    kind: str
    direction: str
    at: datetime
    others: tuple[str, ...]
    held: bool | None = None


@dataclass
class Gathering:
    """The contacts of one owner found so far, and the addresses to offer."""

    known: Known
    staff_id: str
    now: datetime
    contacts: dict[tuple[str, str, str], Contact] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)

    def take(self, encounters: Iterable[Encounter]) -> str:
        """Keep the contacts of what one row told; why there is none, or empty where there is one."""
        reasons = [reason for encounter in encounters for reason in self._reasons(encounter)]
        return next((each for each in _RANKED if each in reasons), FOREIGN)

    def _reasons(self, encounter: Encounter) -> list[str]:
        if encounter.at > self.now:
            return [FUTURE]
        reasons = [self._take_person(encounter, address) for address in encounter.others]
        return [CALLED_OFF if encounter.held is False and not each else each for each in reasons]

    def _take_person(self, encounter: Encounter, address: str) -> str:
        known = self.known
        if staff_of(known, address):
            return FOREIGN
        person_id = known.people.get(address) or known.people.get(untagged(address))
        domain = address.partition("@")[2]
        by_domain = "" if is_public(domain) else known.accounts.get(domain, "")
        if not person_id:
            return self._offer(address, by_domain, encounter.at) if by_domain else FOREIGN
        account_id = account_of(known.parts.get(person_id, ()), by_domain)
        return self._keep(encounter, person_id, account_id) if account_id else UNPLACED

    def _keep(self, encounter: Encounter, person_id: str, account_id: str) -> str:
        """Keep a contact; of several copies of one event the earliest counts."""
        key = (encounter.event, person_id, account_id)
        before = self.contacts.get(key)
        if before is None or encounter.at < before.at:
            self.contacts[key] = Contact(
                encounter.event,
                account_id,
                person_id,
                self.staff_id,
                encounter.kind,
                encounter.direction,
                encounter.at,
                encounter.held,
            )
        if len(self.contacts) > MOST_CONTACTS:
            raise InputError(
                f"There are more than {MOST_CONTACTS:,} contacts; import fewer files or a shorter time at once."
            )
        return REPEATED if before else ""

    def _offer(self, address: str, account_id: str, at: datetime) -> str:
        day, before = at.date(), self.offers.get(address)
        if before:
            first, last = min(before.first_on, day), max(before.last_on, day)
            self.offers[address] = Offer(address, account_id, before.count + 1, first, last)
        elif len(self.offers) < MOST_OFFERED:
            self.offers[address] = Offer(address, account_id, 1, day, day)
        return OFFERED


def staff_of(known: Known, address: str) -> str:
    """Who of our staff has this address; empty where nobody has."""
    return known.staff.get(address) or known.staff.get(untagged(address), "")


def account_of(parts: tuple[str, ...], by_domain: str) -> str:
    """In which account a contact with a person is: that of the address's domain, else the only one the person is in."""
    if by_domain in parts or not parts:
        return by_domain
    return parts[0] if len(parts) == 1 else ""


def answers_in(contacts: Iterable[Contact], most_days: int) -> Iterator[tuple[Contact, datetime | None]]:
    """Each message with the moment the other side answered: its first message after it, at most so many days later.

    Logs do not say which message answers which. A meeting is not answered.
    """
    pairs: dict[tuple[str, str], list[Contact]] = {}
    for each in contacts:
        pairs.setdefault((each.person_id, each.staff_id), []).append(each)
    for of_pair in pairs.values():
        moments = {way: sorted(each.at for each in of_pair if each.direction == way) for way in _OTHER_WAY}
        for each in of_pair:
            answers = moments.get(_OTHER_WAY.get(each.direction, ""), [])
            place = bisect_right(answers, each.at)
            answer = answers[place] if place < len(answers) else None
            yield each, answer if answer and (answer - each.at).days <= most_days else None
