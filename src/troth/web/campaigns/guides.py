"""The questions campaigns begin with, by language and buying role, and those of one campaign."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from troth.reports.labels import ROLES
from troth.web.models import Campaign, Guide

ANYBODY = ""  # whose role is not known
GUIDED_ROLES = (*ROLES, ANYBODY)


def shipped_languages() -> tuple[str, ...]:
    """The languages there are questions in."""
    return tuple(_shipped())


def shipped_questions(language: str, role: str) -> list[str]:
    """The questions to begin with for one role, the same question first for all."""
    guide = _shipped()[language]
    return [guide["first"], *guide[role or "anybody"], guide["last"]]


def add_guides(campaign: Campaign) -> None:
    """Give a new campaign the questions to begin with."""
    Guide.objects.bulk_create(
        Guide(campaign=campaign, role=role, questions=shipped_questions(campaign.language, role))
        for role in GUIDED_ROLES
    )


def questions_for(campaign: Campaign, role: str) -> list[str]:
    """What a campaign asks people of this role."""
    guides = {guide.role: guide.questions for guide in Guide.objects.filter(campaign=campaign)}
    return guides.get(role) or guides.get(ANYBODY) or shipped_questions(campaign.language, role)


@cache
def _shipped() -> Mapping[str, Mapping[str, Any]]:
    return MappingProxyType(tomllib.loads((files(__package__) / "guides.toml").read_text(encoding="utf-8")))
