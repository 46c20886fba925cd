"""What was worked out in the background and is shown until it is worked out anew."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import models


class Stocktaking(models.Model):
    """What is in the book, table by table, and what breaks the contract; the newest alone is kept."""

    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    stock: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    problems: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    notes: models.JSONField[list[str], list[str]] = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"stock of {self.made_at:%Y-%m-%d %H:%M}"


class RuleQuestion(models.Model):
    """What would change if a rule had another value: which accounts would move, once that is worked out."""

    asked_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    asked_by: models.ForeignKey[User, User] = models.ForeignKey(User, on_delete=models.CASCADE)
    rule: models.CharField[str, str] = models.CharField(max_length=200)
    value_before: models.FloatField[float, float] = models.FloatField()
    value: models.FloatField[float, float] = models.FloatField()
    at: models.DateField[date, date] = models.DateField()
    answered_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    applied_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    failure: models.CharField[str, str] = models.CharField(max_length=200, default="")
    accounts: models.IntegerField[int, int] = models.IntegerField(default=0)
    moved_count: models.IntegerField[int, int] = models.IntegerField(default=0)
    moved: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.rule} = {self.value:g} on {self.at}"
