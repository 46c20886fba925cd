"""Giving a thing another id, in its own table and wherever its id is repeated; only an erasure may."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from django.db.models import Q

from troth.ledger.lists import LISTS
from troth.ledger.opening import Ledger
from troth.ledger.writing import stored_rows
from troth.model import OUTPUTS, TABLES
from troth.model.owning import PAIRED

_KINDS = {"accounts": "account", "people": "person"}  # what merges and distinctions call them
_RATERS = {"people": ("customer", "self"), "staff": ("staff",)}


def fresh_id() -> str:
    """An id that says nothing and was never used."""
    return f"erased-{secrets.token_hex(8)}"


def rename(ledger: Ledger, table: str, column: str, old: str, new: str) -> int:
    """Replace an id in a column and, if it is the table's key, in all that repeat it; return how many rows changed."""
    count = stored_rows(ledger, table).filter(**{column: old}).update(**{column: new})
    if table in TABLES and column == TABLES[table].key:
        for other, name, where in _repeated(table):
            count += stored_rows(ledger, other).filter(where, **{name: old}).update(**{name: new})
    return count


def _repeated(target: str) -> Iterator[tuple[str, str, Q]]:
    """Table, column and condition of everything that repeats ids of a table."""
    for table in (*TABLES.values(), *OUTPUTS.values(), *LISTS.values()):
        for column in table.references:
            if column.references == target:
                yield table.name, column.name, Q()
    yield "external_ids", "our_id", Q(kind=target)
    yield "codings", "fact_id", Q(fact_table=target)
    yield "contributions", "fact_id", Q(fact_table=target)
    for pairs, ids in PAIRED.items():
        yield from ((pairs, name, Q(kind=_KINDS.get(target, ""))) for name in ids)
    for ratings in ("influence_ratings", "need_ratings"):
        yield ratings, "rater_id", Q(rated_by__in=_RATERS.get(target, ()))
    if target == "people":
        yield "contributions", "person_id", Q()
    if target in {"promises", "needs", "influence_ratings"}:
        yield "gaps", "fact_id", Q()
