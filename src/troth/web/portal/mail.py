"""What the portal mails: the link with what a contact must be told, and the code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from smtplib import SMTPException

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext

from troth.model import RefusedError
from troth.reports.portal import Visitor
from troth.web.portal.codes import CODE_LASTS
from troth.web.portal.terms import Terms


def can_be_mailed(address: str | None) -> bool:
    """Whether mail may be sent to what the book holds as a person's address."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def link_address(request: HttpRequest, token: str) -> str:
    """The address a link is opened by."""
    return request.build_absolute_uri(reverse("portal_enter", args=[token]))


def mail_link(visitor: Visitor, address: str, until: datetime, terms: Terms) -> None:
    """Mail a link by its address, with the text that informs a contact.

    Raises RefusedError where the mail could not be handed over.
    """
    context = {"name": visitor.name, "link": address, "until": until, "terms": terms}
    _send(gettext("What we promised you"), "troth/portal/mail/link.txt", context, visitor.email)


def mail_code(visitor: Visitor, code: str) -> None:
    """Mail the code of a visit. Raises RefusedError where the mail could not be handed over."""
    context = {"name": visitor.name, "code": code, "minutes": CODE_LASTS.seconds // 60}
    _send(gettext("Your code"), "troth/portal/mail/code.txt", context, visitor.email)


def mail_question(visitor: Visitor, questions: Sequence[str], asker: str, terms: Terms) -> None:
    """Mail what we ask somebody about the value they had from us, with the text that informs a contact.

    Raises RefusedError where the mail could not be handed over.
    """
    context = {"name": visitor.name, "questions": questions, "asker": asker, "terms": terms}
    _send(gettext("What have you had from us?"), "troth/campaign/mail/question.txt", context, visitor.email)


def notice(terms: Terms) -> str:
    """The ready text that informs a contact of what is held about them, who holds it, why and how long."""
    return render_to_string("troth/portal/mail/notice.txt", {"terms": terms}).strip()


def _send(subject: str, template: str, context: dict[str, object], address: str) -> None:
    """Names go into the text alone, never into a header."""
    if not can_be_mailed(address):
        raise RefusedError(
            "No mail was sent, since the book holds no valid e-mail address; correct it first."
        )
    try:
        EmailMessage(subject, render_to_string(template, context), to=[address]).send()
    except (OSError, SMTPException) as failed:
        raise RefusedError(
            "The mail could not be handed over to the mail server; check the mail settings and try again."
        ) from failed
