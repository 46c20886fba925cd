"""How the portal writes what is held about a person."""

from __future__ import annotations

from datetime import date

from django.template import Library
from django.utils.formats import date_format

from troth.reports.own_data import Cell
from troth.reports.phrases import Phrase
from troth.web.words import said

register = Library()


@register.filter
def portal_cell(cell: Cell) -> str:
    """A value as people read it; empty for what is not known."""
    if cell is None:
        return ""
    if isinstance(cell, Phrase):
        return said(cell)
    return date_format(cell, "SHORT_DATE_FORMAT") if isinstance(cell, date) else str(cell)
