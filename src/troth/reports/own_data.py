"""What is held about one of the customer's people, as they may read and take it themselves.

Left out on purpose, since one of us must look at it first: what our people estimate or note about the person, and what is
computed from it. The page names these kinds and offers a full copy on request (docs/decisions, the portal).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from troth.reports.known import Known, Row
from troth.reports.labels import CONTACTS, INSTRUMENTS
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.portal import CORRECTABLE, VERDICT_LABELS, PortalPage, is_released

Cell = Phrase | str | date | Decimal | None


@dataclass(frozen=True)
class Section:
    """One kind of data: a heading, what the columns are called, and the rows."""

    title: Phrase
    columns: tuple[Phrase, ...]
    rows: tuple[tuple[Cell, ...], ...]


DETAILS: Mapping[str, Phrase] = {
    "name": _("Name"),
    "title": _("Job title"),
    "department": _("Department"),
    "email": _("E-mail"),
    "phone": _("Telephone"),
    "organisation": _("Employer, if another"),
}
CHOICES: Mapping[str, Phrase] = {
    "informed": _("you were told that we hold data about you"),
    "scoring_objected": _("you object to being scored"),
    "quote_allowed": _("you allow us to quote your words"),
    "quote_withdrawn": _("you withdraw your quotes"),
    "portal_declined": _("you want no more links"),
}
DIRECTIONS: Mapping[str, Phrase] = {
    "in": _("from you"),
    "out": _("from us"),
    "both": _("an exchange"),
}
CHANNELS: Mapping[str, Phrase] = {
    "meeting": _("meeting"),
    "email": _("e-mail"),
    "report": _("report"),
    "portal": _("portal"),
    "call": _("call"),
}
NOT_SHOWN_HERE: tuple[Phrase, ...] = (
    _(
        "what our people estimate about you: your part and weight in decisions, who listens to whom, how important a need is to you"
    ),
    _(
        "figures computed from kept promises, answers and contacts: how far you may trust, respect and stay with us, unless you object"
    ),
    _("notes our people wrote about conversations, and promises not released to you yet"),
    _("decisions to buy in which you are named, and what you said about other suppliers"),
    _("a log of who of us looked at your record"),
)


def own_data(known: Known, page: PortalPage) -> tuple[Section, ...]:
    """Every kind of data about the visitor that they may read themselves; kinds without rows are left out."""
    person_id = page.visitor.person_id
    sections = (
        _details(page),
        _roles(known, person_id),
        _promises(page),
        _said(known, page),
        _answers(known, person_id),
        _quotes(page),
        _told(known, person_id),
        _contacts(known, person_id),
        _choices(known, person_id),
        _systems(known, person_id),
    )
    return tuple(section for section in sections if section.rows)


def section(title: Phrase, columns: Iterable[Phrase], rows: Iterable[tuple[Cell, ...]]) -> Section:
    """A kind of data."""
    return Section(title, tuple(columns), tuple(rows))


def _details(page: PortalPage) -> Section:
    rows = ((DETAILS[name], page.visitor.details[name]) for name in CORRECTABLE if page.visitor.details[name])
    return section(_("Who you are"), (_("what"), _("as we hold it")), rows)


def _roles(known: Known, person_id: str) -> Section:
    held = known.where("buying_roles", "person_id", person_id)
    rows = {(known.account(row["account_id"]), row["since"], row["until"]): None for row in held}
    return section(_("Companies we know you at"), (_("company"), _("since"), _("until")), rows)


def _promises(page: PortalPage) -> Section:
    rows = ((each.words, each.due_on, each.label, each.ended_on) for each in (*page.open, *page.ended))
    columns = (_("promise"), _("due"), _("state"), _("since"))
    return section(_("Promises released to you"), columns, rows)


def _said(known: Known, page: PortalPage) -> Section:
    events = _newest_first(known.where("promise_events", "said_by", page.visitor.person_id), "happened_on")
    rows = (
        (
            row["happened_on"],
            _released_words(known, row),
            VERDICT_LABELS[row["verdict"]]
            if row["verdict"]
            else _("another day: {day}", day=row["new_due_on"] or ""),
            row["words"] or "",
        )
        for row in events
    )
    columns = (_("on"), _("promise"), _("what you said"), _("in your words"))
    return section(_("What you said about promises"), columns, rows)


def _released_words(known: Known, event: Row) -> Cell:
    promise = known.one("promises", "promise_id", event["promise_id"])
    if promise is not None and is_released(promise, known.at):
        words: str = promise["shared_words"]
        return words
    return _("a promise not released to you here")


def _answers(known: Known, person_id: str) -> Section:
    asked = _newest_first(known.where("feedback", "person_id", person_id), "asked_on")
    rows = (
        (
            row["asked_on"],
            INSTRUMENTS[row["instrument"]],
            row["answered_on"],
            _on_scale(row),
            row["words"] or "",
        )
        for row in asked
    )
    columns = (_("asked on"), _("about"), _("answered on"), _("your answer"), _("in your words"))
    return section(_("What you told us"), columns, rows)


def _on_scale(row: Row) -> Cell:
    if row["score"] is None:
        return ""
    number = f"{row['score'].normalize():f}"
    if row["scale_low"] is None or row["scale_high"] is None:
        return number
    low, high = (f"{row[name].normalize():f}" for name in ("scale_low", "scale_high"))
    return _("{number} on a scale from {low} to {high}", number=number, low=low, high=high)


def _quotes(page: PortalPage) -> Section:
    rows = (
        (each.stated_on, each.words, _("withdrawn") if each.is_withdrawn else _("noted"))
        for each in page.quotes
    )
    return section(_("Your words about what you had from us"), (_("on"), _("words"), _("state")), rows)


def _told(known: Known, person_id: str) -> Section:
    told = _newest_first(known.where("value_communications", "person_id", person_id), "told_on")
    rows = ((row["told_on"], CHANNELS[row["channel"]] if row["channel"] else "") for row in told)
    return section(_("When we told you of results"), (_("on"), _("by")), rows)


def _contacts(known: Known, person_id: str) -> Section:
    met = _newest_first(known.where("interactions", "person_id", person_id), "happened_at")
    rows = ((row["happened_at"].date(), CONTACTS[row["kind"]], DIRECTIONS[row["direction"]]) for row in met)
    return section(_("Contacts between you and us"), (_("on"), _("by"), _("from")), rows)


def _choices(known: Known, person_id: str) -> Section:
    made = _newest_first(known.where("person_choices", "person_id", person_id), "chosen_on")
    rows = ((row["chosen_on"], CHOICES[row["kind"]], row["until"], row["channel"] or "") for row in made)
    columns = (_("on"), _("what"), _("until"), _("by"))
    return section(_("What you decided about your data"), columns, rows)


def _systems(known: Known, person_id: str) -> Section:
    keys = [row for row in known.where("external_ids", "our_id", person_id) if row["kind"] == "people"]
    rows = {(str(row["system"]),): None for row in keys}
    return section(_("Systems your data came from"), (_("system"),), rows)


def _newest_first(rows: list[Row], column: str) -> list[Row]:
    def when(row: Row) -> datetime | date:
        moment: datetime | date = row[column]
        return moment

    return sorted(rows, key=when, reverse=True)
