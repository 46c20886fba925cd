"""Medians of whole numbers, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from troth.model import exact

if TYPE_CHECKING:
    import ibis.expr.types as ir


def medians(rows: ir.Table, group: str, value: str, tie: str) -> ir.Table:
    """The ordinary median of a whole column in each group: (`group`, `rows`, `median`).

    Of an even number of rows it is the mean of the two in the middle. `tie` orders equal values.
    """
    ordered = rows.mutate(
        place=ibis.row_number().over(group_by=rows[group], order_by=[rows[value], rows[tie]]) + 1
    )
    sizes = rows.group_by(group).aggregate(rows=rows.count())
    joined = ordered.inner_join(sizes, group)
    middle = joined.filter(joined.place * 2 >= joined.rows, joined.place * 2 <= joined.rows + 2)
    return middle.group_by(group, "rows").aggregate(
        median=exact.sum_of(middle[value]) / middle.count().cast("float64")
    )
