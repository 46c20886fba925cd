"""How suggested roles are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.template import Library
from django.utils.translation import gettext

from troth.intake.roles import EMPLOYER
from troth.reports.labels import ROLES
from troth.reports.roles import DEPARTMENTS, SENIORITIES, RoleToConfirm
from troth.web.words import said

register = Library()


@register.simple_tag
def role_choices() -> Mapping[str, str]:
    """Every role and what it is called."""
    return {role: said(phrase) for role, phrase in ROLES.items()}


@register.filter
def place_of(person: RoleToConfirm) -> str:
    """Department and seniority as the title tells them; empty where it tells neither."""
    told = (said(DEPARTMENTS.get(person.department)), said(SENIORITIES.get(person.seniority)))
    return " · ".join(each for each in told if each)


@register.filter
def why_suggested(person: RoleToConfirm) -> str:
    """Which words gave the role, or why there is none."""
    if person.words == (EMPLOYER,):
        return gettext("works for {organisation}").format(organisation=person.organisation)
    if person.role:
        return gettext("by {words}").format(words=_quoted(person.words))
    if person.words:
        return gettext("{words} contradict each other").format(words=_quoted(person.words))
    return gettext("no word of the title tells a role") if person.title else gettext("no title is known")


@register.filter
def shown_word(word: str) -> str:
    """A word that gave suggestions, as the table of words writes it."""
    return gettext("another employer") if word == EMPLOYER else word


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
