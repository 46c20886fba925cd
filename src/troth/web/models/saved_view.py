"""Views of the list of accounts that a user keeps by name."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import models

LONGEST_NAME = 60
LONGEST_QUERY = 2000


class SavedView(models.Model):
    """A filtered and sorted list of accounts of one user, as its address asks for it."""

    user: models.ForeignKey[User, User] = models.ForeignKey(User, on_delete=models.CASCADE)
    name: models.CharField[str, str] = models.CharField(max_length=LONGEST_NAME)
    query: models.CharField[str, str] = models.CharField(max_length=LONGEST_QUERY)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "name"], name="saved_view_of_user"),)
        ordering = ("name",)

    def __str__(self) -> str:
        return f"{self.name} of {self.user}"
