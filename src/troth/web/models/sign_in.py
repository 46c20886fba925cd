"""Links that sign somebody in once."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import models


class SignInLink(models.Model):
    """A link that signs one user in once. The token itself is not kept, only its hash."""

    token_hash: models.CharField[str, str] = models.CharField(max_length=64, primary_key=True)
    user: models.ForeignKey[User, User] = models.ForeignKey(User, on_delete=models.CASCADE)
    expires_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    used_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link for {self.user}, until {self.expires_at:%Y-%m-%d %H:%M}"
