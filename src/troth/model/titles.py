"""What a job title may say besides a role: where in a company somebody works, and how high."""

from __future__ import annotations

DEPARTMENTS = (
    *("management", "finance", "purchasing", "administration", "legal", "quality", "safety"),
    *("engineering", "research", "it", "production", "maintenance", "construction", "logistics"),
    *("sales", "marketing", "service", "people", "care"),
)
# The highest first.
SENIORITIES = (
    *("board", "vice_president", "director", "head", "manager", "lead"),
    *("senior", "junior", "trainee"),
)
TITLE_LANGUAGES = ("en", "de")
LONGEST_TITLE = 200  # characters read of a job title; what is longer is none
MOST_OWN_WORDS = 400  # lines a book may add
