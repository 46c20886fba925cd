"""Counted and added up in the database, for pages that must not grow with the book."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Count, Sum

from troth.ledger.keeping import finished_rows
from troth.ledger.known import Filter, Rows, condition, end_of, known_rows, table_named
from troth.ledger.opening import Ledger
from troth.ledger.storing import reading
from troth.ledger.writing import stored_rows
from troth.model import OUTPUTS

Totals = dict[str, tuple[Decimal | None, ...]]


def sum_facts(ledger: Ledger, table: str, day: date, *, by: str, of: Sequence[str], after: date) -> Totals:
    """The sums of columns over the facts known on a day whose own date is later than `after`, for each value of `by`.

    `of` names numbers that were not learnt later than their row; a sum is None where a row leaves that column empty.
    """
    defined = table_named(table)
    own = defined.own_date
    rows = known_rows(ledger, defined, day, end_of(ledger, day))
    if own is not None:
        rows = rows.filter(**{f"{own.name}__gt": str(after)})
    wanted = {f"{name}_sum": Sum(name) for name in of} | {f"{name}_count": Count(name) for name in of}
    found = rows.values(by).annotate(every=Count("pk"), **wanted).order_by(by)
    read = {name: reading(defined.by_name[name]) for name in of}
    return {
        row[by]: tuple(
            Decimal(str(read[name](row[f"{name}_sum"]))) if row[f"{name}_count"] == row["every"] else None
            for name in of
        )
        for row in found
    }


def ids_of(ledger: Ledger, table: str, **filters: Filter) -> set[str]:
    """The ids of the facts of which some version, whenever it was in force, matches the filters of `current`."""
    defined = table_named(table)
    found = stored_rows(ledger, table).filter(condition(defined, filters)).values_list(defined.key, flat=True)
    return set(found.distinct())


def count_results(ledger: Ledger, table: str, run_id: str, **filters: Filter) -> int:
    """How many rows of an output of a finished run match the filters, given as to `results`."""
    return finished_rows(ledger, table, [run_id]).filter(condition(OUTPUTS[table], filters)).count()


def results_of_runs(
    ledger: Ledger, table: str, run_ids: Collection[str], columns: Sequence[str], **filters: Filter
) -> Rows:
    """Some columns of the rows of an output of several finished runs, each row with its run_id."""
    rows = finished_rows(ledger, table, run_ids).filter(condition(OUTPUTS[table], filters))
    return list(rows.order_by("pk").values("run_id", *columns))


def accounts_after(
    ledger: Ledger, run_id: str, after: str, most: int, among: Collection[str] | None
) -> list[str]:
    """The ids of scored accounts that follow one in the order of ids, at most so many; of those `among`, unless None."""
    rows = finished_rows(ledger, "account_scores", [run_id]).filter(account_id__gt=after)
    if among is not None:
        rows = rows.filter(account_id__in=among)
    return list(rows.order_by("account_id").values_list("account_id", flat=True)[:most])
