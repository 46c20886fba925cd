"""Account reviews that were begun and not saved yet."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import models

KEPT_FOR = timedelta(days=7)


class ReviewDraft(models.Model):
    """What one user has changed on the sheet of an account: row -> column -> [what was there, what they wrote].

    It is kept here, not in the browser, since a browser may be shared and keeps what it holds; and for a week at most.
    """

    user: models.ForeignKey[User, User] = models.ForeignKey(User, on_delete=models.CASCADE)
    account_id: models.CharField[str, str] = models.CharField(max_length=200)
    changed: models.JSONField[dict[str, dict[str, list[str]]], dict[str, dict[str, list[str]]]] = (
        models.JSONField(default=dict)
    )
    saved_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "account_id"], name="review_draft_of_user"),)

    def __str__(self) -> str:
        return f"review of {self.account_id} by {self.user}, {self.saved_at:%Y-%m-%d %H:%M}"
