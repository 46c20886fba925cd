"""Inviting somebody to say what value they had: on record in the book, and by mail where that is the way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext, override

from troth.ledger import Ledger, current, writing
from troth.model import RefusedError, TrothError
from troth.reports.campaign import Ask
from troth.reports.interview import Interview
from troth.reports.portal import Visitor
from troth.web.campaigns.facts import asked, invitation
from troth.web.campaigns.guides import questions_for
from troth.web.entering.forms import new_id
from troth.web.entering.writing import SOURCE, present, writer
from troth.web.models import Campaign, CampaignAsk
from troth.web.portal.mail import can_be_mailed, mail_question
from troth.web.portal.team_links import note_informed
from troth.web.portal.terms import Terms, terms_in_force
from troth.workspace.reading import read_visitor
from troth.workspace.saving import Saved, bring_to_today, save, undo


def invite(request: HttpRequest, ledger: Ledger, kept: CampaignAsk, found: Interview, today: date) -> Saved:
    """Put on record that somebody was asked today, and mail them the question where they are asked so.

    Raises RefusedError where they may not be asked so, or the mail could not be handed over; then nothing is recorded.
    """
    ask = found.row.ask
    visitor = read_visitor(ledger, ask.person_id, today)
    terms = terms_in_force(ledger)
    _refuse(visitor, ask, terms)
    feedback_id = new_id("feedback")
    facts = [invitation(asked(ask, feedback_id, kept.campaign.name, today))]
    by, now = writer(request), present()
    bring_to_today(ledger, now)
    with writing(ledger):
        # Looked at while nobody else writes: somebody may have been quicker.
        if asked_in(ledger, kept):
            raise RefusedError(gettext("Somebody asked them meanwhile; look once more."))
        saved = save(ledger, facts, by=by, source=SOURCE, now=now, accounts=[ask.account_id])
        CampaignAsk.objects.filter(pk=kept.pk).update(feedback_id=feedback_id)
    if ask.channel == "email":
        try:
            _mail(kept.campaign, found, visitor, terms)
        except TrothError:
            undo(ledger, saved.batch_id, by=by, now=present())
            raise
        note_informed(request, ledger, visitor)
    return saved


def asked_in(ledger: Ledger, kept: CampaignAsk) -> Mapping[str, object] | None:
    """The fact that somebody was asked, as it is in force; none who was not, or whose invitation was taken back."""
    feedback_id = CampaignAsk.objects.values_list("feedback_id", flat=True).filter(pk=kept.pk).first()
    rows = current(ledger, "feedback", feedback_id=feedback_id) if feedback_id else []
    return rows[0] if rows else None


def _refuse(visitor: Visitor, ask: Ask, terms: Terms) -> None:
    if visitor.has_left:
        raise RefusedError(gettext("They have left; ask somebody else."))
    if ask.channel == "portal" and not visitor.may_visit:
        raise RefusedError(gettext("They asked for no links to the portal; ask them in another way."))
    if ask.channel == "email" and not terms.names_controller:
        raise RefusedError(gettext("Name first who processes the data, in the settings of the portal."))
    if ask.channel == "email" and not can_be_mailed(visitor.email):
        raise RefusedError(
            gettext("The book holds no valid e-mail address of theirs; enter one, or ask in another way.")
        )


def _mail(campaign: Campaign, found: Interview, visitor: Visitor, terms: Terms) -> None:
    """Mail the questions in the language of the campaign."""
    with override(campaign.language):
        questions = questions_for(campaign, found.row.role)
        mail_question(visitor, questions, found.row.staff, terms)
