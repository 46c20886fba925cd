"""Whether a user wants to be reminded of promises by e-mail, and of what they were."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import models


class ReminderChoice(models.Model):
    """What a user wants to be reminded of; who has chosen nothing is reminded of both."""

    user: models.OneToOneField[User, User] = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="reminder_choice", primary_key=True
    )
    before: models.BooleanField[bool, bool] = models.BooleanField(default=True)
    late: models.BooleanField[bool, bool] = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.user}, before {self.before}, late {self.late}"


class Reminded(models.Model):
    """A reminder that was sent, so that none is sent twice."""

    user: models.ForeignKey[User, User] = models.ForeignKey(User, on_delete=models.CASCADE)
    promise_id: models.CharField[str, str] = models.CharField(max_length=200)
    due_on: models.DateField[object, object] = models.DateField()
    is_late: models.BooleanField[bool, bool] = models.BooleanField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "promise_id", "due_on", "is_late"), name="reminded_once"),
        )

    def __str__(self) -> str:
        return f"{self.user}, {self.promise_id}, {self.due_on}"
