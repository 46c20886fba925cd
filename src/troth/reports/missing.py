"""What a figure lacks, said in one line each: an absence is a question to ask, never a bad mark."""

from __future__ import annotations

from troth.model import Rules
from troth.reports.figures import Figure
from troth.reports.people import PersonRow
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _


def missing_of(loyalty: Figure, people: tuple[PersonRow, ...], rules: Rules) -> tuple[Phrase, ...]:
    """What an account's loyalty lacks for a number, or for a well-founded one; nothing where it lacks nothing."""
    active = [person for person in people if person.is_active]
    if loyalty.evidence == "ok":
        return ()
    if not active:
        return (_("No person here holds a role yet. Enter one with a role, and the account can be scored."),)
    return (_share_line(loyalty, active, rules), *_whom_to_ask(active))


def _share_line(loyalty: Figure, active: list[PersonRow], rules: Rules) -> Phrase:
    if loyalty.evidence == "thin":
        return _(
            "Well-founded people hold {held} % of the influence; from {needed} % the figure is well founded.",
            held=_percent(_held(active, ("ok",))),
            needed=_percent(rules.account_ok_share),
        )
    return _(
        "A figure needs people with evidence who hold {needed} % of the influence; so far they hold {held} %.",
        held=_percent(_held(active, ("thin", "ok"))),
        needed=_percent(rules.account_thin_share),
    )


def _whom_to_ask(active: list[PersonRow]) -> list[Phrase]:
    """The most influential person whose loyalty is not well founded, and what is missing there."""
    lacking = next(
        (person for person in active if person.loyalty.evidence != "ok" and not person.objects), None
    )
    if lacking is None:
        return []
    if lacking.trust.evidence != "ok":
        return [
            _(
                "Most would be learnt from {person}: note what we promise and what became of it.",
                person=lacking.name,
            )
        ]
    return [
        _(
            "Most would be learnt from {person}: ask what they need and how well it is met.",
            person=lacking.name,
        )
    ]


def _held(active: list[PersonRow], classes: tuple[str, ...]) -> float:
    return sum(person.influence or 0.0 for person in active if person.loyalty.evidence in classes)


def _percent(share: float) -> int:
    return round(100 * share)
