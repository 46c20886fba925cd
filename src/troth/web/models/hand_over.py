"""Accounts on their way from one of our people to another."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class HandOver(models.Model):
    """One hand-over of an account: who gives, who takes, what was noted for it, and the signatures of both.

    It ends when both have signed; until then it can be called off, which removes it.
    """

    account_id: models.CharField[str, str] = models.CharField(max_length=200)
    from_staff_id: models.CharField[str | None, str | None] = models.CharField(max_length=200, null=True)  # noqa: DJ001 - no owner so far
    to_staff_id: models.CharField[str, str] = models.CharField(max_length=200)
    note: models.TextField[str, str] = models.TextField(blank=True, max_length=20_000)
    begun_by: models.CharField[str, str] = models.CharField(max_length=150)
    begun_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    given_by: models.CharField[str, str] = models.CharField(max_length=150, blank=True)
    given_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    taken_by: models.CharField[str, str] = models.CharField(max_length=150, blank=True)
    taken_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    ended_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["account_id"], condition=models.Q(ended_at=None), name="one_open_hand_over"
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} from {self.from_staff_id} to {self.to_staff_id}"
