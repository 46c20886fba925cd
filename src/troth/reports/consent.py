"""Who may be quoted: what people chose about their own words, by one rule for every page and document."""

from __future__ import annotations

from datetime import date

from troth.reports.known import Known
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

QUOTE_CHOICES = ("quote_allowed", "quote_withdrawn")
WITHDRAWN = _("(words withdrawn)")


def may_quote(known: Known, person_id: str | None, claim_id: str) -> bool:
    """Whether words a person said of the value they had may be shown to others as theirs.

    Only where they allowed it, for this claim or for all, and did not withdraw it on that day or later: whoever was
    never asked is not quoted, and nobody's words (no person) are no quote.
    """
    return _last_choice(known, person_id, claim_id) == "quote_allowed"


def is_withdrawn(known: Known, person_id: str | None, claim_id: str) -> bool:
    """Whether whoever said these words wants them used no more, so that no page shows them, ours included."""
    return _last_choice(known, person_id, claim_id) == "quote_withdrawn"


def claim_words(known: Known, claim_id: str, person_id: str | None, words: str) -> str | Phrase:
    """The words of a claim of value as our own people may read them: a note in their place where they were withdrawn."""
    return WITHDRAWN if is_withdrawn(known, person_id, claim_id) else words


def _last_choice(known: Known, person_id: str | None, claim_id: str) -> str:
    """The last choice in force about a quote, by its kind; empty without one. On one day a withdrawal is the last word."""
    if person_id is None:
        return ""
    choices: list[tuple[date, bool, str]] = [
        (row["chosen_on"], row["kind"] == "quote_withdrawn", row["kind"])
        for row in known.where("person_choices", "person_id", person_id)
        if row["kind"] in QUOTE_CHOICES
        and row["claim_id"] in {None, claim_id}
        and (row["until"] is None or row["until"] > known.at)
    ]
    return max(choices)[2] if choices else ""
