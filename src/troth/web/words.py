"""A report's sentences in the reader's language."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format, localize
from django.utils.translation import gettext, ngettext

from troth.reports import Phrase
from troth.reports.phrases import Part


def said(phrase: Phrase | None) -> str:
    """The sentence in the language of the request; empty for none."""
    return "" if phrase is None else phrase.in_words(_pattern, written)


def written(part: Part) -> str:
    """A value as that language writes it."""
    if isinstance(part, date):
        return date_format(part, "SHORT_DATE_FORMAT")
    return part if isinstance(part, str) else str(localize(part))


def _pattern(singular: str, plural: str, count: int) -> str:
    if plural:
        return ngettext(singular, plural, count)
    return gettext(singular) if singular else ""
