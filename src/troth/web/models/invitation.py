"""Invitations: an address, what its owner is to be here, and a link that makes them a user once."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import models

from troth.web.models.membership import Role


class Invitation(models.Model):
    """One invitation. The token of its link is not kept, only its hash."""

    token_hash: models.CharField[str, str] = models.CharField(max_length=64, primary_key=True)
    email: models.EmailField[str, str] = models.EmailField()
    role: models.CharField[str, str] = models.CharField(
        max_length=10, choices=[(role.value, role.value) for role in Role]
    )
    staff_id: models.CharField[str | None, str | None] = models.CharField(  # noqa: DJ001 - empty is not known
        max_length=200, null=True
    )
    teams: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    reads_all: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    invited_by: models.ForeignKey[User, User] = models.ForeignKey(User, on_delete=models.CASCADE)
    expires_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    used_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation of {self.email}, until {self.expires_at:%Y-%m-%d}"
