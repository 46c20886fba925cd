"""An account on one sheet, with what is known filled in, to be gone through in a quarter of an hour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from troth.reports.known import Known, Row
from troth.reports.people import PersonRow, people_of
from troth.reports.promises import ENDED, PromiseRow, our_promises
from troth.reports.review_columns import MOST_NEEDS, PERSON, PROMISE, SPOKEN, Cells, row_key


@dataclass(frozen=True)
class PersonLine:
    """The row of a person: `cells` what is known, `ours` the columns of it that are our staff's impression.

    `role_id` and `need_ids` are the facts behind role and needs; `more_needs` counts those the sheet has no room for.
    `objects`: does not want to be scored, so is not rated here.
    """

    key: str
    person_id: str
    cells: Mapping[str, str]
    ours: frozenset[str]
    title: str
    role_id: str | None
    role_count: int
    need_ids: tuple[str, ...]
    all_needs: frozenset[str]
    more_needs: int
    talk_id: str | None
    objects: bool


@dataclass(frozen=True)
class PromiseLine:
    """The row of a promise that is still open or overdue."""

    key: str
    promise: PromiseRow


@dataclass(frozen=True)
class Review:
    """The sheet of an account on a day; `needs` are the needs of the book's list, label by code."""

    at: date
    account_id: str
    name: str
    owner: str
    people: tuple[PersonLine, ...]
    promises: tuple[PromiseLine, ...]
    needs: Mapping[str, str]

    @property
    def cells(self) -> Cells:
        """What the sheet says before anybody touches it."""
        return {line.key: line.cells for line in self.people} | {line.key: {} for line in self.promises}


def review(known: Known, account_id: str, reviewer_id: str | None) -> Review:
    """The sheet of an account as its reviewer finds it; raises KeyError when the account is not known.

    A rating shown is the reviewer's own last one, else the newest by anybody.
    """
    account = known.one("accounts", "account_id", account_id)
    if account is None:
        raise KeyError(account_id)
    people = [person for person in people_of(known, account_id) if person.is_active]
    promises = [promise for promise in our_promises(known, account_id) if promise.state not in ENDED]
    return Review(
        at=known.at,
        account_id=account_id,
        name=account["name"],
        owner=known.staff(account["owner_id"]),
        people=tuple(_line(known, account_id, person, reviewer_id) for person in people),
        promises=tuple(PromiseLine(row_key(PROMISE, each.promise_id), each) for each in promises),
        needs={
            row["code"]: row["label"]
            for row in known.rows("codes")
            if row["kind"] == "need" and _holds(row, known.at)
        },
    )


def _line(known: Known, account_id: str, person: PersonRow, reviewer_id: str | None) -> PersonLine:
    roles = [row for row in _of(known, "buying_roles", account_id, person) if _holds(row, known.at)]
    needs = _needs(known, account_id, person)
    talk = _last_talk(known, account_id, person)
    level = _level(known, account_id, person, reviewer_id)
    cells, ours = _need_cells(known, needs[:MOST_NEEDS])
    return PersonLine(
        key=row_key(PERSON, person.person_id),
        person_id=person.person_id,
        cells={
            "name": person.name,
            "role": roles[0]["role"] or "",
            "power": roles[0]["power"] or "",
            "level": str(level["level"]) if level else "",
            **cells,
            "talked_on": _day(talk, known) if talk else "",
            "talked_how": talk["kind"] if talk else "",
        },
        ours=ours | ({"level"} if level and level["rated_by"] == "staff" else set()),
        title=person.title,
        role_id=roles[0]["buying_role_id"],
        role_count=len(roles),
        need_ids=tuple(row["need_id"] for row in needs[:MOST_NEEDS]),
        all_needs=frozenset(row["code"] for row in needs),
        more_needs=max(len(needs) - MOST_NEEDS, 0),
        talk_id=talk["interaction_id"] if talk else None,
        objects=person.objects,
    )


def _of(known: Known, table: str, account_id: str, person: PersonRow) -> list[Row]:
    rows = known.where(table, "person_id", person.person_id)
    return [row for row in rows if row["account_id"] == account_id]


def _holds(row: Row, at: date) -> bool:
    begun = row["since"] is None or row["since"] <= at
    return begun and (row["until"] is None or row["until"] > at)


def _needs(known: Known, account_id: str, person: PersonRow) -> list[Row]:
    """The needs in force, the most important first."""
    rows = [row for row in _of(known, "needs", account_id, person) if _holds(row, known.at)]
    return sorted(rows, key=lambda row: (-row["importance"], row["need_id"]))


def _need_cells(known: Known, needs: list[Row]) -> tuple[dict[str, str], frozenset[str]]:
    cells: dict[str, str] = {}
    ours: set[str] = set()
    for number, need in enumerate(needs, start=1):
        cells[f"need_{number}"] = known.code("need", need["code"])
        ratings = sorted(
            known.where("need_ratings", "need_id", need["need_id"]),
            key=lambda row: (row["rated_on"], row["rating_id"]),
        )
        for side in ("expected", "perceived"):
            last = next((row for row in reversed(ratings) if row[side] is not None), None)
            if last is not None:
                cells[f"{side}_{number}"] = points(last[side])
                ours |= {f"{side}_{number}"} if last["rated_by"] == "staff" else set()
    return cells, frozenset(ours)


def _level(known: Known, account_id: str, person: PersonRow, reviewer_id: str | None) -> Row | None:
    ratings = sorted(
        _of(known, "influence_ratings", account_id, person),
        key=lambda row: (row["rated_on"], row["rating_id"]),
    )
    own = [row for row in ratings if row["rated_by"] == "staff" and row["rater_id"] == reviewer_id]
    return next(reversed(own or ratings), None)


def _last_talk(known: Known, account_id: str, person: PersonRow) -> Row | None:
    """The last meeting or call that took place."""
    talks = [
        row
        for row in _of(known, "interactions", account_id, person)
        if row["kind"] in SPOKEN and row["held"] is not False
    ]
    return max(talks, key=lambda row: (row["happened_at"], row["interaction_id"]), default=None)


def _day(talk: Row, known: Known) -> str:
    """The day of a conversation; one late at night elsewhere is not of tomorrow."""
    day: date = talk["happened_at"].date()
    return min(day, known.at).isoformat()


def points(value: Decimal) -> str:
    """Points as short as they can be written."""
    return f"{value.normalize():f}"
