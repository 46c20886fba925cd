"""What the pages of an account, a group and a person write beside what every page does."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.template import Library

from troth.reports import Change, Phrase
from troth.reports.labels import ROLE_UNKNOWN, ROLES
from troth.reports.phrases import gettext as _
from troth.web.words import said

register = Library()

CHANGES: Mapping[str, Phrase] = MappingProxyType(
    {
        "came": _("new since"),
        "turned": _("turned"),
        "went": _("counts no more"),
        "aged": _("aged"),
    }
)


@register.filter
def change_kind(kind: str) -> str:
    """How a fact's part changed."""
    return said(CHANGES[kind])


@register.simple_tag
def change_of(change: Change, kind: str) -> float:
    """What all facts of a kind of change add to the difference."""
    return change.of_kind(kind)


@register.filter
def role_of_column(column: int) -> str:
    """The role of a column of the influence map."""
    return said([*ROLES.values(), ROLE_UNKNOWN][column])
