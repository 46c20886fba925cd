"""The settings of a book besides its rules, and what holds while nobody has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from troth.model.rules import Basis, Rule

DEFAULT_SETTINGS: Mapping[str, str] = MappingProxyType(
    {"time_zone": "Europe/Berlin", "currency": "EUR", "name": "", "language": "en"}
)
_DUTY = "General Data Protection Regulation, article 5 (1) (e)"
# How long what is about people is kept; then it is deleted, or the person erased. 0 keeps it for ever.
RETENTION: tuple[Rule, ...] = (
    Rule("keep_interactions_months", 24, "months", 0, 600, Basis.JUDGEMENT, "contacts, then deleted", _DUTY),
    Rule(
        "keep_access_log_months",
        12,
        "months",
        1,
        600,
        Basis.JUDGEMENT,
        "the record of who looked at whom, then deleted",
        _DUTY,
    ),
    Rule(
        "keep_leavers_months",
        36,
        "months",
        0,
        600,
        Basis.JUDGEMENT,
        "people who left, from the day they left, then erased",
        _DUTY,
    ),
    Rule(
        "keep_requests_months",
        36,
        "months",
        1,
        600,
        Basis.JUDGEMENT,
        "what people asked about their data, from the day we answered, then deleted",
        "General Data Protection Regulation, article 5 (2), for as long as claims last: German Civil Code, section 195",
    ),
)
# Files uploaded for an import: how long they stay after they were last worked with, and how much comes at once.
UPLOADS_KEPT_DAYS = 30
LARGEST_UPLOAD_MEGABYTES = 2_000  # of all files of one import
MOST_UPLOADED_FILES = 60
# `sample`: the book is made up; `information_text`: what contacts are told about what is kept of them;
# `role_words`: how the book reads job titles before we do. Every other setting is a rule.
SETTINGS = frozenset(
    {
        *DEFAULT_SETTINGS,
        *("sample", "information_text", "role_words"),
        *(each.name for each in RETENTION),
    }
)


def retention_months(settings: Mapping[str, str]) -> Mapping[str, int]:
    """How many months each kind is kept, by the names in RETENTION: as the book says, else the default."""
    return {each.name: _months(each, settings.get(each.name)) for each in RETENTION}


def _months(rule: Rule, chosen: str | None) -> int:
    """The whole number chosen; the default where what was chosen is none within the bounds."""
    if chosen is None or not (chosen.isascii() and chosen.isdigit()):
        return int(rule.default)
    months = int(chosen[:9])
    return months if rule.low <= months <= rule.high else int(rule.default)
