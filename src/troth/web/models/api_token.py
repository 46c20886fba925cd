"""Tokens by which programs read through the API, with the rights of the member who made them."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import models


class ApiToken(models.Model):
    """A token of one member, for reading alone. The token itself is not kept, only its hash.

    `minute` and `calls` count how often it was used in the last minute in which it was used at all.
    """

    token_hash: models.CharField[str, str] = models.CharField(max_length=64, primary_key=True)
    user: models.ForeignKey[User, User] = models.ForeignKey(User, on_delete=models.CASCADE)
    name: models.CharField[str, str] = models.CharField(max_length=100)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    expires_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    minute: models.BigIntegerField[int, int] = models.BigIntegerField(default=0)
    calls: models.IntegerField[int, int] = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}, until {self.expires_at:%Y-%m-%d}"
