"""Who looked at whom: every read of a person's record and every export, for twelve months."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import models


class ReadKind(StrEnum):
    """What was read: a person's record, the people of an account, a brief, an export, figures of our staff by name.

    RECORD is a person's record taken along as a file, STATEMENT what they had from us as a file, COMMAND an account exported
    by a command on the machine.
    """

    PERSON = "person"
    ACCOUNT = "account"
    BRIEF = "brief"
    EXPORT = "export"
    STAFF = "staff"
    RECORD = "record"
    STATEMENT = "statement"
    COMMAND = "command"


class Access(models.Model):
    """One read: when, by whom (nobody for a visitor of the portal, and for a command), what kind, and the id of the account or person."""

    at: models.DateTimeField[datetime, datetime] = models.DateTimeField(db_index=True)
    user: models.ForeignKey[User | None, User | None] = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True
    )
    kind: models.CharField[str, str] = models.CharField(
        max_length=10, choices=[(kind.value, kind.value) for kind in ReadKind]
    )
    subject_id: models.CharField[str, str] = models.CharField(max_length=200, db_index=True)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.user}: {self.kind} {self.subject_id}"
