"""The people of an account: the roles they hold, their weight, and what they think of our word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from troth.reports.figures import Figure, Kept, figure, kept_of
from troth.reports.known import Known, Row
from troth.reports.labels import ROLE_MEANINGS, ROLES, level_of
from troth.reports.phrases import Phrase


@dataclass(frozen=True)
class PersonRow:
    """A person in an account. `is_active`: holds a role now and has not left; `objects`: is not to be scored."""

    person_id: str
    name: str
    title: str
    department: str
    organisation: str
    roles: tuple[str, ...]
    powers: tuple[str, ...]
    is_champion: bool
    is_active: bool
    objects: bool
    left_on: date | None
    influence: float | None
    trust: Figure
    respect: Figure
    connection: Figure
    loyalty: Figure
    kept: Kept
    last_contact_on: date | None

    @property
    def level(self) -> str:
        """The band the person's loyalty is drawn in."""
        return level_of(self.loyalty.value)


@dataclass(frozen=True)
class Seat:
    """A role of the buying centre and who fills it. `is_required` is false only for a channel partner nobody needs."""

    role: str
    label: Phrase
    meaning: Phrase
    holders: tuple[PersonRow, ...]
    is_required: bool


def people_of(known: Known, account_id: str) -> tuple[PersonRow, ...]:
    """The people of an account, the most influential first; those who left or hold no role any more come last."""
    roles: dict[str, list[Row]] = {}
    for row in known.where("buying_roles", "account_id", account_id):
        if row["since"] is None or row["since"] <= known.at:
            roles.setdefault(row["person_id"], []).append(row)
    rows = [_person(known, account_id, person_id, held) for person_id, held in roles.items()]
    return tuple(
        sorted(rows, key=lambda row: (not row.is_active, -(row.influence or 0.0), row.name, row.person_id))
    )


def seats(people: tuple[PersonRow, ...], *, is_indirect: bool, empty: set[str]) -> tuple[Seat, ...]:
    """The five roles and who of the active people fills each; `empty` are the roles the run calls missing."""
    return tuple(
        Seat(
            role=role,
            label=label,
            meaning=ROLE_MEANINGS[role],
            holders=tuple(person for person in people if person.is_active and role in person.roles),
            is_required=role != "channel_partner" or is_indirect or role in empty,
        )
        for role, label in ROLES.items()
    )


def _person(known: Known, account_id: str, person_id: str, held: list[Row]) -> PersonRow:
    about = known.one("people", "person_id", person_id) or {}
    scores = known.where("person_scores", "person_id", person_id)
    score = next((row for row in scores if row["account_id"] == account_id), None)
    left_on = about.get("left_on")
    in_force = [row for row in held if row["until"] is None or row["until"] > known.at]
    is_active = bool(in_force) and (left_on is None or left_on > known.at)
    shown = in_force or held
    return PersonRow(
        person_id=person_id,
        name=known.person(person_id),
        title=about.get("title") or "",
        department=about.get("department") or "",
        organisation=about.get("organisation") or "",
        roles=tuple(role for role in ROLES if any(row["role"] == role for row in shown)),
        powers=tuple(dict.fromkeys(row["power"] for row in shown if row["power"])),
        is_champion=any(row["champion"] for row in shown),
        is_active=is_active,
        objects=_objects(known, person_id),
        left_on=left_on,
        influence=score["influence"] if score else None,
        trust=figure(score, "trust"),
        respect=figure(score, "respect"),
        connection=figure(score, "connection"),
        loyalty=figure(score, "loyalty"),
        kept=kept_of(score),
        last_contact_on=_last_contact(known, account_id, person_id),
    )


def _objects(known: Known, person_id: str) -> bool:
    choices = known.where("person_choices", "person_id", person_id)
    return any(
        row["kind"] == "scoring_objected" and (row["until"] is None or row["until"] > known.at)
        for row in choices
    )


def _last_contact(known: Known, account_id: str, person_id: str) -> date | None:
    contacts = [
        row["happened_at"]
        for row in known.where("interactions", "person_id", person_id)
        if row["account_id"] == account_id and row["held"] is not False
    ]
    return max(contacts).date() if contacts else None
