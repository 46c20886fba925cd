"""The one question to ask in a meeting: what we most need to hear from those who are there."""

from __future__ import annotations

from decimal import Decimal

from troth.reports.brief_parts import Attendee, shortened
from troth.reports.needs import NeedRow
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

MET_FROM = Decimal(5)  # of 10, where nothing was said of what was expected

Asked = tuple[Phrase, Phrase] | None


def question(attendees: tuple[Attendee, ...]) -> tuple[Phrase, Phrase]:
    """The one question, of the most pressing kind there is, to the most influential person it concerns; and why it."""
    for asking in (_ask_overdue, _ask_unverified, _ask_unmet, _ask_need, _ask_rating):
        for attendee in attendees:
            found = asking(attendee)
            if found is not None:
                return found
    if not attendees:
        return _("Who decides here, and who has a say?"), _("We know nobody here yet")
    return (
        _("Whose view changed the last decision here?"),
        _("Nothing more pressing is open with those present"),
    )


def _ask_overdue(attendee: Attendee) -> Asked:
    late = next((each for each in attendee.owed if each.state == "overdue"), None)
    if late is None or late.due_on is None:
        return None
    return (
        _(
            "{person}, we are late with “{words}”: which day would serve you now?",
            person=attendee.person.name,
            words=shortened(late.words),
        ),
        _("Due {due_on} and not kept", due_on=late.due_on),
    )


def _ask_unverified(attendee: Attendee) -> Asked:
    unknown = next((each for each in attendee.owed if each.state == "unknown"), None)
    if unknown is None:
        return None
    return (
        _("{person}, did we keep “{words}”?", person=attendee.person.name, words=shortened(unknown.words)),
        _("Nobody has noted what became of it"),
    )


def _ask_unmet(attendee: Attendee) -> Asked:
    unmet = next((need for need in attendee.needs if _is_unmet(need.need)), None)
    if unmet is None:
        return None
    return (
        _("{person}, what would meet your need: {need}?", person=attendee.person.name, need=unmet.label),
        _("Found worse than expected, by our own impression")
        if unmet.is_ours
        else _("Found worse than expected, by their own word"),
    )


def _ask_need(attendee: Attendee) -> Asked:
    if attendee.needs:
        return None
    return (
        _("{person}, what do you need most from us?", person=attendee.person.name),
        _("We know of no need of theirs"),
    )


def _ask_rating(attendee: Attendee) -> Asked:
    unrated = next((need for need in attendee.needs if need.need.perceived is None), None)
    if unrated is None:
        return None
    return (
        _(
            "{person}, from 0 to 10, how well do we meet: {need}?",
            person=attendee.person.name,
            need=unrated.label,
        ),
        _("Nobody has said how well it is met"),
    )


def _is_unmet(need: NeedRow) -> bool:
    if need.perceived is None:
        return False
    return need.shortfall > 0 if need.expected is not None else need.perceived < MET_FROM
