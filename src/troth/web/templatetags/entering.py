"""Where pages lead to the forms, tell what was saved, and show the versions of a fact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.http import HttpRequest
from django.template import Context, Library
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from troth.model import TABLES
from troth.reports.history import Said, Shown, Version
from troth.web.entering.entries import ENTRIES
from troth.web.entering.labels import COLUMNS, YES_NO, choice_labels, column_label
from troth.web.entering.telling import Move, Told, recall
from troth.web.rights import rights_of
from troth.web.words import written

register = Library()

NOT_KNOWN = "–"
OF_ACCOUNT = ("promise", "contact", "person", "need", "feedback", "influence", "role", "tie", "their_promise")
OF_MONEY = ("claim", "alternative", "contract", "renewal", "invoice")
OF_PERSON = ("promise", "contact", "influence", "need", "feedback", "role")
_OUTCOMES = {
    "kept": _("kept"),
    "late": _("kept today"),
    "partly": _("kept in part"),
    "broken": _("broken"),
    "exceeded": _("more than promised"),
}
_TITLES = {
    "accounts": _("Account"),
    "staff": _("Person of ours"),
    "offerings": _("Offering"),
    "pillars": _("Part of our promise"),
    "contracts": _("Contract"),
    "renewals": _("Occasion to leave"),
    "invoices": _("Invoice"),
    "value_claims": _("Value they had"),
    "alternatives": _("Us and the next best"),
    "people": _("Person"),
    "promises": _("Promise"),
    "promise_events": _("What happened to it"),
    "interactions": _("Contact"),
    "influence_ratings": _("Influence rating"),
    "needs": _("Need"),
    "need_ratings": _("How well it is met"),
    "feedback": _("Feedback"),
    "buying_roles": _("Role"),
    "influence_ties": _("Who listens to whom"),
}


@register.simple_tag(takes_context=True)
def may_enter(context: Context, account_id: str) -> bool:
    """Whether this user may write about the account, on this page; what is past is not written about."""
    request: HttpRequest | None = context.get("request")
    frame = context.get("frame")
    if request is None or (frame and not frame.is_latest and frame.at):
        return False
    return rights_of(request).may_write(account_id)


@register.simple_tag(takes_context=True)
def may_enter_anything(context: Context) -> bool:
    """Whether this user may write about any account, on this page."""
    request: HttpRequest | None = context.get("request")
    frame = context.get("frame")
    if request is None or not request.user.is_authenticated or (frame and not frame.is_latest and frame.at):
        return False
    return rights_of(request).writable is None or bool(rights_of(request).writable)


@register.simple_tag(takes_context=True)
def may_extend(context: Context) -> bool:
    """Whether this user may add accounts, people of ours, offerings and parts of our brand promise, on this page."""
    request: HttpRequest | None = context.get("request")
    frame = context.get("frame")
    if request is None or not request.user.is_authenticated or (frame and not frame.is_latest and frame.at):
        return False
    return rights_of(request).may_extend


@register.simple_tag(takes_context=True)
def new_promise_url(context: Context) -> str:
    """Where a new promise begins: at the account of the page, or at the choice of one."""
    match = context["request"].resolver_match
    account_id = match.kwargs.get("account_id") if match else None
    if account_id and rights_of(context["request"]).may_write(account_id):
        return reverse("enter_fact", args=[account_id, "promise"])
    return reverse("enter_anywhere")


@register.inclusion_tag("troth/entering/link.html")
def enter_link(entry: str, about: str, fact_id: str = "", **chosen: str) -> Mapping[str, object]:
    """The link to a form about an account, a promise or a need, or in the book; `chosen` fills in columns."""
    name, place = {
        "accounts": ("enter_fact", [fact_id, entry]),
        "book": ("enter_in_book", [entry]),
    }.get(about, ("enter_about", [about, fact_id, entry]))
    address = reverse(name, args=place)
    return {
        "address": f"{address}?{urlencode(chosen)}" if chosen else address,
        "title": ENTRIES[entry].title,
    }


@register.inclusion_tag("troth/entering/link.html")
def correct_link(table: str, fact_id: str) -> Mapping[str, object]:
    """The link to the form that corrects a fact."""
    return {"address": reverse("correct", args=[table, fact_id]), "title": gettext("Correct")}


@register.inclusion_tag("troth/entering/link.html")
def merge_link(table: str, fact_id: str) -> Mapping[str, object]:
    """The link to the form that merges a person or an account with another."""
    return {"address": reverse("merge", args=[table, fact_id]), "title": gettext("Merge")}


@register.inclusion_tag("troth/entering/link.html")
def history_link(table: str, fact_id: str) -> Mapping[str, object]:
    """The link to the history of a fact."""
    return {"address": reverse("fact_history", args=[table, fact_id]), "title": gettext("History")}


@register.simple_tag
def entries_of(about: str) -> tuple[str, ...]:
    """The forms offered beside an account, its money or a person."""
    return {"people": OF_PERSON, "money": OF_MONEY}.get(about, OF_ACCOUNT)


@register.simple_tag(takes_context=True)
def told(context: Context) -> Told | None:
    """What was saved on the page before, once."""
    request: HttpRequest | None = context.get("request")
    return None if request is None or not request.user.is_authenticated else recall(request)


@register.simple_tag
def move_words(move: Move) -> str:
    """Which figure of whom moved."""
    pattern = {
        "trust": gettext("Trust of {name}"),
        "respect": gettext("Respect of {name}"),
        "loyalty": gettext("Loyalty of {name}"),
    }[move.measure]
    return pattern.format(name=move.name)


@register.filter
def known(points: int | None) -> str:
    """Points of 100, or that they are not known."""
    return NOT_KNOWN if points is None else str(points)


@register.filter
def signed(points: int) -> str:
    """A difference with its sign."""
    return f"+{points}" if points > 0 else f"−{-points}"


@register.filter
def outcome(word: str) -> str:
    """What a click on an outcome says."""
    return str(_OUTCOMES[word])


@register.simple_tag
def version_title(version: Version) -> str:
    """What a version is of, and which it is."""
    title = str(_TITLES.get(version.table, version.table))
    if version.number == 1:
        return title
    return gettext("{title}, version {number}").format(title=title, number=version.number)


@register.simple_tag
def said_label(version: Version, said: Said) -> str:
    """What the column of a value is called."""
    if said.column in COLUMNS:
        return column_label(version.table, TABLES[version.table].by_name[said.column])
    return said.column.removesuffix("_id").replace("_", " ")


@register.simple_tag
def said_value(version: Version, column: str, value: Shown) -> str:
    """A value as a reader reads it."""
    if value is None:
        return NOT_KNOWN
    if isinstance(value, bool):
        return str(YES_NO[value])
    if isinstance(value, datetime):
        return f"{date_format(value, 'SHORT_DATETIME_FORMAT')} UTC"
    if isinstance(value, Decimal):
        value = value.normalize()
    named = choice_labels(version.table, TABLES[version.table].by_name[column])
    return named.get(str(value)) or written(value)
