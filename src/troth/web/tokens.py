"""Tokens of programs: made by a member, kept as a hash, good for reading what that member may read until they expire."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Case, F, Value, When
from django.utils import timezone

from troth.ledger import Ledger
from troth.web.models import Access, ApiToken, Membership, ReadKind
from troth.web.rights import Rights, rights_of_membership

TOKEN_BYTES = 32
MARK = "troth_"  # so that a token is known for one wherever it turns up
MOST_DAYS = 365
CALLS_A_MINUTE = 120
SECONDS_A_MINUTE = 60


@dataclass(frozen=True)
class Program:
    """A program that was let in, as the API asks for it: what its member may read, and whether it asks too often."""

    user_id: int
    rights: Rights
    is_too_often: bool

    @property
    def accounts(self) -> frozenset[str] | None:
        """The accounts it may see; None is every one."""
        return self.rights.accounts

    def may_read(self, account_id: str) -> bool:
        """Whether it may see the account and its people."""
        return self.rights.may_read(account_id)

    def note(self, kind: str, ids: Sequence[str]) -> None:
        """Keep on record that the member's program read these accounts or persons."""
        now = timezone.now()
        rows = [Access(at=now, user_id=self.user_id, kind=ReadKind(kind), subject_id=each) for each in ids]
        Access.objects.bulk_create(rows)


def make_token(user: User, name: str, days: int, now: datetime) -> str:
    """A fresh token of this member, good for so many days."""
    token = MARK + secrets.token_urlsafe(TOKEN_BYTES)
    ApiToken.objects.create(
        token_hash=_hash(token), user=user, name=name, made_at=now, expires_at=now + timedelta(days=days)
    )
    return token


def admit(token: str) -> Program | None:
    """Who a token lets in; none where it is unknown, expired, or of somebody who may no longer sign in."""
    now = timezone.now()
    good = ApiToken.objects.filter(token_hash=_hash(token), expires_at__gt=now, user__is_active=True)
    found = good.select_related("user").first()
    membership = Membership.objects.filter(user=found.user).first() if found else None
    if found is None or membership is None:
        return None
    rights = rights_of_membership(Ledger(), membership)
    return Program(found.user.pk, rights, is_too_often=_counted(found, now) > CALLS_A_MINUTE)


def _counted(token: ApiToken, now: datetime) -> int:
    """How often the token was used in this minute, this time included."""
    minute = int(now.timestamp()) // SECONDS_A_MINUTE
    calls = Case(When(minute=minute, then=F("calls") + 1), default=Value(1))
    ApiToken.objects.filter(pk=token.pk).update(calls=calls, minute=minute)
    return ApiToken.objects.get(pk=token.pk).calls


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
