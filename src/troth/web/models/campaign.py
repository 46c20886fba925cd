"""Campaigns that ask customers for the value they had from us: whom, by whom of us, when, how, and with which questions.

Whether somebody was asked and what they answered are facts of the book (`feedback`, named by `feedback_id`); how far an
ask is follows from them. Here stands what is planned, and that somebody declined, which the book has no word for.
"""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import User
from django.db import models

from troth.model.asking import CHANNELS, LONGEST_NAME

LONGEST_ID = 200  # characters, as in the book


class Campaign(models.Model):
    """One round of asking, from one day to another; `accounts` are the customers chosen for it."""

    name: models.CharField[str, str] = models.CharField(max_length=LONGEST_NAME, unique=True)
    opens_on: models.DateField[date, date] = models.DateField()
    closes_on: models.DateField[date, date] = models.DateField()
    language: models.CharField[str, str] = models.CharField(max_length=10)
    made_by: models.ForeignKey[User | None, User | None] = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True
    )
    accounts: models.JSONField[list[str], list[str]] = models.JSONField(default=list)

    class Meta:
        ordering = ("-opens_on", "-pk")

    def __str__(self) -> str:
        return f"{self.name}, {self.opens_on} to {self.closes_on}"


class CampaignAsk(models.Model):
    """One person to be asked: by whom of us, when and how; `feedback_id` is empty until they were invited."""

    campaign: models.ForeignKey[Campaign, Campaign] = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="asks"
    )
    account_id: models.CharField[str, str] = models.CharField(max_length=LONGEST_ID)
    person_id: models.CharField[str, str] = models.CharField(max_length=LONGEST_ID, db_index=True)
    staff_id: models.CharField[str, str] = models.CharField(max_length=LONGEST_ID, blank=True)
    planned_on: models.DateField[date, date] = models.DateField()
    channel: models.CharField[str, str] = models.CharField(
        max_length=10, choices=[(each, each) for each in CHANNELS]
    )
    feedback_id: models.CharField[str, str] = models.CharField(max_length=LONGEST_ID, blank=True)
    declined_on: models.DateField[date | None, date | None] = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["campaign", "account_id", "person_id"], name="asked_once_a_campaign"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} of {self.account_id}, {self.planned_on}"


class Guide(models.Model):
    """The questions a campaign asks people of one buying role; `role` is empty for those whose role is not known."""

    campaign: models.ForeignKey[Campaign, Campaign] = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="guides"
    )
    role: models.CharField[str, str] = models.CharField(max_length=20, blank=True)
    questions: models.JSONField[list[str], list[str]] = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["campaign", "role"], name="one_guide_a_role_and_campaign"),
        )

    def __str__(self) -> str:
        return f"{self.role or 'anybody'}: {len(self.questions)} questions"
