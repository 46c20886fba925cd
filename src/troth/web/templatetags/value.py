"""What the pages of value write beside what every page does: a sign beside each word, so that no colour stands alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.template import Library

from troth.reports import Phrase
from troth.reports.labels import GRADES
from troth.reports.value_sheet import Knowledge, Stakeholder
from troth.web.words import said

register = Library()

KNOWN, HEARD, UNTOLD = "●", "◐", "○"
_KNOWLEDGE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("said", "confirmed", "repeated"), KNOWN),
        **dict.fromkeys(("acknowledged", "seen", "told"), HEARD),
        "untold": UNTOLD,
    }
)
_STEPS: Mapping[str, str] = MappingProxyType({"done": "✓", "late": "✓", "overdue": "!", "not_due": "…"})


@register.filter
def knowledge_sign(state: str) -> str:
    """The sign of how far a person knows of a claim."""
    return _KNOWLEDGE[state]


@register.filter
def step_sign(state: str) -> str:
    """The sign of a step after a won deal."""
    return _STEPS[state]


@register.filter
def quoted(words: str | Phrase) -> str:
    """Words somebody said, or the note that stands in their place."""
    return words if isinstance(words, str) else said(words)


@register.filter
def grade(number: int) -> str:
    """How well a claim of value is founded."""
    return said(GRADES[number])


@register.filter
def beside(
    knowledge: Sequence[Knowledge], people: Sequence[Stakeholder]
) -> Sequence[tuple[Knowledge, Stakeholder]]:
    """What each person knows of a claim, with the person."""
    return tuple(zip(knowledge, people, strict=True))
