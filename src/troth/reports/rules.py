"""The rules as a page shows them: each with its value, what it rests on, and whether the book chose another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from troth.model import RULES, Rule
from troth.model.rules import Basis
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

BASES: Mapping[Basis, Phrase] = {
    Basis.LITERATURE: _("from the literature"),
    Basis.SIMULATION: _("from simulation"),
    Basis.JUDGEMENT: _("our judgement"),
}
LETTERS: Mapping[Basis, str] = {Basis.LITERATURE: "L", Basis.SIMULATION: "S", Basis.JUDGEMENT: "J"}


@dataclass(frozen=True)
class RuleRow:
    """One rule with the value in force."""

    rule: Rule
    value: float

    @property
    def is_changed(self) -> bool:
        """Whether the book chose another value than the default."""
        return self.value != self.rule.default

    @property
    def letter(self) -> str:
        """L, S or J: what the default rests on."""
        return LETTERS[self.rule.basis]

    @property
    def basis(self) -> Phrase:
        """What the default rests on, in words."""
        return BASES[self.rule.basis]


def rule_rows(chosen: Mapping[str, str], rules: Sequence[Rule] = RULES) -> tuple[RuleRow, ...]:
    """Every rule with what the book chose, or its default."""
    return tuple(RuleRow(each, float(chosen.get(each.name, each.default))) for each in rules)


def information(contact_months: int, leaver_months: int) -> Phrase:
    """What contacts are told about what is kept of them, until the book has a text of its own; months of 0 never end."""
    return _(
        "We keep your name, your part in your company's decisions with us, what we promised you and whether we kept it, and "
        "what you told us about your needs. From this we work out how well we serve you. We do so because we have a "
        "legitimate interest in keeping our word to our customers. We got this from you, from your colleagues and from our "
        "own notes; no decision about you rests on it alone. Contacts are kept for {contacts} months; {leavers} months "
        "after you leave your company, what names you is erased. You may ask what we hold about you, have it corrected or "
        "erased, object to being scored, and complain to a supervisory authority.",
        contacts=contact_months,
        leavers=leaver_months,
    )
