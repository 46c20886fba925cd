"""What one fact says, in a sentence: for the timeline, and for those who open a figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from troth.model import TABLES
from troth.reports import saying_dealings, saying_deals, saying_people
from troth.reports.known import Known, Row
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

SAYINGS: Mapping[str, Callable[[Known, Row], Phrase]] = {
    **saying_people.SAYINGS,
    **saying_dealings.SAYINGS,
    **saying_deals.SAYINGS,
}
PEOPLE_COLUMNS: Mapping[str, tuple[str, ...]] = {
    table: tuple(column.name for column in TABLES[table].columns if column.references == "people")
    for table in SAYINGS
}


def say(known: Known, table: str, row: Row) -> Phrase:
    """A fact of a table that has a saying, in a sentence."""
    return SAYINGS[table](known, row)


def is_ours(table: str, row: Row) -> bool:
    """Whether it rests on our own staff's impression, not on the customer's word."""
    said_by = row.get("rated_by") or row.get("said_by" if table == "alternatives" else "given_by")
    return said_by in {"staff", "seller"}


def people_in(known: Known, table: str, row: Row) -> tuple[str, ...]:
    """The ids of the customer's people a fact concerns, each once."""
    named = [row["person_id"]] if table == "people" else [row[name] for name in PEOPLE_COLUMNS[table]]
    if table == "promise_events":
        named.append((known.one("promises", "promise_id", row["promise_id"]) or {}).get("person_id"))
    if table == "need_ratings":
        named.append((known.one("needs", "need_id", row["need_id"]) or {}).get("person_id"))
    return tuple(dict.fromkeys(name for name in named if name))


def unsaid(table: str, fact_id: str) -> Phrase:
    """The name of a fact of which nothing more is known."""
    return _("{table} {id}", table=table.replace("_", " "), id=fact_id)
