"""Where two that may be one stand side by side: what columns are called, and which is the other."""

from __future__ import annotations

from django.template import Library

from troth.model import TABLES
from troth.reports.duplicates import Pair, Side
from troth.web.entering.labels import column_label

register = Library()

MOST_PERCENT = 99


@register.simple_tag
def column_name(table: str, column: str) -> str:
    """What a column is called."""
    return column_label(table, TABLES[table].by_name[column])


@register.filter
def surely(certainty: float) -> str:
    """How surely two are one; never wholly, since nobody has looked."""
    return f"{min(round(100 * certainty), MOST_PERCENT)} %"


@register.simple_tag
def other_of(pair: Pair, side: Side) -> str:
    """The id of the other of the two."""
    return next(each.id for each in pair.sides if each.id != side.id)
