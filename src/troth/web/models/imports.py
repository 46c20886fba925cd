"""Imports on their way through the four steps, and mappings kept under a name."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import models

LONGEST_NAME = 60


class ImportState(models.TextChoices):
    """How far an import is; what it came to is told by a file beside the files that were uploaded."""

    UPLOADED = "uploaded"
    PREVIEWING = "previewing"
    PREVIEWED = "previewed"
    COMMITTING = "committing"
    DONE = "done"


class Import(models.Model):
    """Files of one source that somebody uploaded, how they are read, and the batch they became.

    `mapping` is TOML, of a table of one's own; of an export that is known, `days` are formats with a space between them,
    and `decimal` is the mark of numbers, where it was asked how they are written. A batch is missing where the book said all of it already.
    """

    user: models.ForeignKey[User, User] = models.ForeignKey(User, on_delete=models.CASCADE)
    source: models.CharField[str, str] = models.CharField(max_length=100)
    state: models.CharField[str, str] = models.CharField(
        max_length=20, choices=ImportState.choices, default=ImportState.UPLOADED
    )
    touched_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    mapping: models.TextField[str, str] = models.TextField(default="")
    days: models.CharField[str, str] = models.CharField(max_length=200, default="")
    decimal: models.CharField[str, str] = models.CharField(max_length=1, default="")
    staff_id: models.CharField[str, str] = models.CharField(max_length=200, default="")
    agreed_on: models.DateField[date | None, date | None] = models.DateField(null=True)
    batch_id: models.CharField[str, str] = models.CharField(max_length=200, default="")

    def __str__(self) -> str:
        return f"import from {self.source} by {self.user}, {self.state}"

    @property
    def is_at_work(self) -> bool:
        """Whether something is done with it in the background."""
        return self.state in {ImportState.PREVIEWING, ImportState.COMMITTING}


class SavedMapping(models.Model):
    """How files of one layout are read, kept for the next import."""

    name: models.CharField[str, str] = models.CharField(max_length=LONGEST_NAME, unique=True)
    text: models.TextField[str, str] = models.TextField()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
