"""Invitations: made and withdrawn by admins, accepted once within a week by whoever holds the link."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext

from troth.web.entry import TOKEN_BYTES, hash_of
from troth.web.models import Invitation, Membership

INVITATION_DAYS = 7


@dataclass(frozen=True)
class Part:
    """What somebody is to be here: their role, the staff person they are, their teams, whether they read every account."""

    role: str
    staff_id: str | None
    teams: list[str]
    reads_all: bool


def invite(email: str, part: Part, by: User, now: datetime) -> str:
    """The token of a new invitation; an earlier one to the same address no longer holds, nor do those gone by."""
    Invitation.objects.filter(expires_at__lt=now).delete()
    Invitation.objects.filter(email__iexact=email).delete()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    Invitation.objects.create(
        token_hash=hash_of(token),
        email=email,
        role=part.role,
        staff_id=part.staff_id,
        teams=part.teams,
        reads_all=part.reads_all,
        invited_by=by,
        expires_at=now + timedelta(days=INVITATION_DAYS),
    )
    return token


def open_invitation(token: str, now: datetime) -> Invitation | None:
    """The invitation of a token; none where it is unknown, used, withdrawn or expired."""
    return Invitation.objects.filter(token_hash=hash_of(token), used_at=None, expires_at__gt=now).first()


def accept(token: str, name: str, password: str | None, now: datetime) -> User | None:
    """The user an invitation makes, which uses it up; none where it no longer holds. Without a password there is none."""
    with transaction.atomic():
        open_ones = Invitation.objects.filter(token_hash=hash_of(token), used_at=None, expires_at__gt=now)
        # One statement decides, so that of two requests at once only one makes the user.
        if open_ones.update(used_at=now) != 1:
            return None
        invitation = Invitation.objects.get(token_hash=hash_of(token))
        user = User.objects.create_user(invitation.email, invitation.email, password, first_name=name)
        EmailAddress.objects.create(user=user, email=invitation.email, verified=True, primary=True)
        Membership.objects.create(
            user=user,
            role=invitation.role,
            staff_id=invitation.staff_id,
            teams=invitation.teams,
            reads_all=invitation.reads_all,
        )
    return user


def send(invitation_link: str, email: str, by: User) -> bool:
    """Mail a link to whom it invites; whether that could be done."""
    context = {
        "link": invitation_link,
        "by": by.get_full_name() or by.get_username(),
        "days": INVITATION_DAYS,
    }
    text = render_to_string("troth/mail/invitation.txt", context)
    try:
        return bool(send_mail(gettext("You are invited to Troth"), text, None, [email]))
    except (OSError, SMTPException):
        return False
