"""What a comparison of a whole book found, kept until it is compared anew."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

LONGEST_ID = 200


class DuplicateSearch(models.Model):
    """When a book was compared with itself, how many accounts and people that were, and how many pairs may be one."""

    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    accounts: models.IntegerField[int, int] = models.IntegerField()
    people: models.IntegerField[int, int] = models.IntegerField()
    found: models.IntegerField[int, int] = models.IntegerField()

    def __str__(self) -> str:
        return f"comparison of {self.made_at:%Y-%m-%d %H:%M}"


class DuplicatePair(models.Model):
    """Two of a table (accounts or people) that may be one, in the order they are shown; as troth.workspace.duplicates gives it."""

    table: models.CharField[str, str] = models.CharField(max_length=20)
    one_id: models.CharField[str, str] = models.CharField(max_length=LONGEST_ID)
    other_id: models.CharField[str, str] = models.CharField(max_length=LONGEST_ID)
    certainty: models.FloatField[float, float] = models.FloatField()
    why: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    one_facts: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(default=dict)
    other_facts: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(default=dict)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.one_id} and {self.other_id} of {self.table}"
