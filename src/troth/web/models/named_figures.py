"""Whether managers see figures about our own people by name: every decision on it, the last one holds."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import models


class NamedFigures(models.Model):
    """One decision: switched on by whom and when, under the agreement with employee representatives of which day; or off."""

    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    user: models.ForeignKey[User | None, User | None] = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True
    )
    agreed_on: models.DateField[date | None, date | None] = models.DateField(null=True)

    def __str__(self) -> str:
        return f"on, agreed on {self.agreed_on}" if self.agreed_on else "off"
