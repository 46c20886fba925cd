"""Who of us is in touch with whom there, and how lately."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from troth.reports.known import Known, Row


@dataclass(frozen=True)
class Connection:
    """One of our people and one of theirs: their contacts of the last `days` up to the day, and the last one ever.

    `is_two_way` says whether something came back: they spoke, or one side answered the other.
    """

    staff_id: str
    staff: str
    person_id: str
    person: str
    contacts: int
    is_two_way: bool
    last_on: date

    @property
    def way(self) -> str:
        """How lively it is: both (something came back), one (one side only), or past (no contact in those days)."""
        return "past" if not self.contacts else "both" if self.is_two_way else "one"


def connections(
    known: Known, account_id: str, person_ids: Iterable[str], days: int
) -> tuple[Connection, ...]:
    """The connections to these people of an account, the liveliest first; one event counts once."""
    shown = set(person_ids)
    pairs: dict[tuple[str, str], list[Row]] = {}
    for row in known.where("interactions", "account_id", account_id):
        if row["staff_id"] and row["person_id"] in shown and row["held"] is not False:
            pairs.setdefault((row["staff_id"], row["person_id"]), []).append(row)
    found = [_connection(known, pair, rows, days) for pair, rows in pairs.items()]
    return tuple(
        sorted(found, key=lambda each: (-each.contacts, -each.last_on.toordinal(), each.staff, each.person))
    )


def _connection(known: Known, pair: tuple[str, str], rows: list[Row], days: int) -> Connection:
    staff_id, person_id = pair
    first = known.at - timedelta(days=days)
    recent = [row for row in rows if row["happened_at"].date() > first]
    return Connection(
        staff_id=staff_id,
        staff=known.staff(staff_id),
        person_id=person_id,
        person=known.person(person_id),
        contacts=len({row["event_key"] or row["interaction_id"] for row in recent}),
        is_two_way=any(_comes_back(row) for row in recent) or _both_ways(recent),
        last_on=max(row["happened_at"] for row in rows).date(),
    )


def _comes_back(row: Row) -> bool:
    if row["kind"] in {"meeting", "call"}:
        return row["held"] is True
    return row["direction"] == "both" or row["replied_at"] is not None


def _both_ways(rows: list[Row]) -> bool:
    return {"in", "out"} <= {row["direction"] for row in rows}
