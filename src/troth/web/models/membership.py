"""What a user is here: a role, one of our staff, teams; and who may still read an account that was handed over."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import models


class Role(StrEnum):
    """What a user may do, from least to most; docs/decisions/0010 says what each may see."""

    READER = "reader"
    MEMBER = "member"
    MANAGER = "manager"
    ADMIN = "admin"


class Membership(models.Model):
    """The role of a user, the staff person they are, and the teams (`staff.team`) whose accounts they see.

    A user without a membership sees nothing.
    """

    user: models.OneToOneField[User, User] = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="membership", primary_key=True
    )
    role: models.CharField[str, str] = models.CharField(
        max_length=10, choices=[(role.value, role.value) for role in Role]
    )
    staff_id: models.CharField[str | None, str | None] = models.CharField(  # noqa: DJ001 - empty is not known
        max_length=200, null=True, unique=True
    )
    teams: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    reads_all: models.BooleanField[bool, bool] = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.user}, {self.role}"


class KeptReading(models.Model):
    """A staff person who no longer looks after an account and may read it until the end of a day."""

    staff_id: models.CharField[str, str] = models.CharField(max_length=200)
    account_id: models.CharField[str, str] = models.CharField(max_length=200)
    until: models.DateField[date, date] = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["staff_id", "account_id"], name="kept_reading_of_account"),
        )

    def __str__(self) -> str:
        return f"{self.staff_id} reads {self.account_id} until {self.until}"
