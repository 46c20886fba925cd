"""How many facts name an account or a person: what would read otherwise if it were merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from troth.ledger.opening import Ledger
from troth.ledger.phrasing import each_of, listed, rows_of, source
from troth.model import TABLES


def facts_naming(ledger: Ledger, target: str, ids: Collection[str]) -> Mapping[str, Mapping[str, int]]:
    """For each of these ids of a table that anything names: the facts in force that do, by their table.

    One statement whatever the number of ids; a fact that names an id in two columns counts twice.
    """
    parts = [
        f"SELECT f.{column.name}, '{table.name}', COUNT(*) FROM {source(table.name, 'f')} "  # noqa: S608 - our names
        f"WHERE f.superseded_at IS NULL AND f.{column.name} IN {each_of(ledger, 'ids')} GROUP BY f.{column.name}"
        for table in TABLES.values()
        for column in table.references
        if column.references == target
    ]
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for fact_id, table, count in rows_of(ledger, " UNION ALL ".join(parts), {"ids": listed(sorted(ids))}):
        found[str(fact_id)][table] = found[str(fact_id)].get(table, 0) + int(count)
    return dict(found)
