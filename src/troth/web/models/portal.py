"""The portal of the customers' people: links to it, visits, what was seen and asked for. No secret is kept, only hashes.

People are named by their id in the book. Once the book no longer knows that id, since the person was erased, the rows
say nothing about anybody and are removed.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import User
from django.db import models

LONGEST_ID = 200  # characters, as in the book
HASH_LENGTH = 64  # characters of SHA-256
TRIES = 5


class PortalLink(models.Model):
    """A link that opens the portal for one person until it expires or is revoked."""

    token_hash: models.CharField[str, str] = models.CharField(max_length=HASH_LENGTH, unique=True)
    person_id: models.CharField[str, str] = models.CharField(max_length=LONGEST_ID, db_index=True)
    made_by: models.ForeignKey[User | None, User | None] = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True
    )
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    expires_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    mailed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    opened_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    revoked_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link of {self.person_id}, until {self.expires_at:%Y-%m-%d %H:%M}"


class PortalVisit(models.Model):
    """A visit of one browser, begun by a link; until `confirmed_at` it is good for nothing but entering the code."""

    key_hash: models.CharField[str, str] = models.CharField(max_length=HASH_LENGTH, primary_key=True)
    link: models.ForeignKey[PortalLink, PortalLink] = models.ForeignKey(PortalLink, on_delete=models.CASCADE)
    begun_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    ends_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    confirmed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    code_hash: models.CharField[str, str] = models.CharField(max_length=HASH_LENGTH, blank=True)
    code_until: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    tries_left: models.PositiveSmallIntegerField[int, int] = models.PositiveSmallIntegerField(default=TRIES)

    def __str__(self) -> str:
        return f"visit by the {self.link}"


class PortalBrowser(models.Model):
    """A browser in which a person has entered a code before."""

    key_hash: models.CharField[str, str] = models.CharField(max_length=HASH_LENGTH)
    person_id: models.CharField[str, str] = models.CharField(max_length=LONGEST_ID)
    expires_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["key_hash", "person_id"], name="portal_browser_of_person"),
        )

    def __str__(self) -> str:
        return f"browser of {self.person_id}"


class PortalSeen(models.Model):
    """A person pressed the button that says they have seen a promise in the words it then had."""

    person_id: models.CharField[str, str] = models.CharField(max_length=LONGEST_ID, db_index=True)
    promise_id: models.CharField[str, str] = models.CharField(max_length=LONGEST_ID, db_index=True)
    words_hash: models.CharField[str, str] = models.CharField(max_length=HASH_LENGTH)
    seen_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person_id", "promise_id", "words_hash"], name="portal_seen_once_a_wording"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} saw {self.promise_id}"


class RequestKind(StrEnum):
    """What a person asks of us about their data."""

    CORRECTION = "correction"
    COPY = "copy"


class PortalRequest(models.Model):
    """What a person asked about their data, to be answered within a month; `wished` holds a correction's columns."""

    key: models.CharField[str, str] = models.CharField(max_length=HASH_LENGTH, primary_key=True)
    person_id: models.CharField[str, str] = models.CharField(max_length=LONGEST_ID, db_index=True)
    kind: models.CharField[str, str] = models.CharField(
        max_length=10, choices=[(kind.value, kind.value) for kind in RequestKind]
    )
    wished: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    words: models.TextField[str, str] = models.TextField(blank=True)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    answered_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    is_granted: models.BooleanField[bool | None, bool | None] = models.BooleanField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} asked by {self.person_id}"


class PortalTry(models.Model):
    """Something that may be tried only so often, counted by what it was and a keyed hash of who tried."""

    bucket: models.CharField[str, str] = models.CharField(max_length=HASH_LENGTH, db_index=True)
    tried_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"try at {self.tried_at:%Y-%m-%d %H:%M}"


class PortalTerms(models.Model):
    """What holds for every link: one row, or none while nothing was changed."""

    asks_code: models.BooleanField[bool, bool] = models.BooleanField(default=True)
    link_days: models.PositiveSmallIntegerField[int, int] = models.PositiveSmallIntegerField(default=30)
    controller: models.CharField[str, str] = models.CharField(max_length=400, blank=True)
    contact: models.CharField[str, str] = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return f"terms of {self.controller}"
