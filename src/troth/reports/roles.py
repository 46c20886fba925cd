"""People without a buying role, with the role their title suggests, by what is at stake in their accounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

ACCEPTED = "accepted"
BETWEEN_WORDS = "; "
DEPARTMENTS: Mapping[str, Phrase] = {
    "management": _("management"),
    "finance": _("finance"),
    "purchasing": _("purchasing"),
    "administration": _("administration"),
    "legal": _("legal affairs"),
    "quality": _("quality"),
    "safety": _("safety"),
    "engineering": _("engineering"),
    "research": _("research"),
    "it": _("information technology"),
    "production": _("production"),
    "maintenance": _("maintenance"),
    "construction": _("construction"),
    "logistics": _("logistics"),
    "sales": _("sales"),
    "marketing": _("marketing"),
    "service": _("service"),
    "people": _("human resources"),
    "care": _("care"),
}
SENIORITIES: Mapping[str, Phrase] = {
    "board": _("leads the company"),
    "vice_president": _("vice president"),
    "director": _("director"),
    "head": _("head"),
    "manager": _("manager"),
    "lead": _("team lead"),
    "senior": _("senior"),
    "junior": _("junior"),
    "trainee": _("trainee"),
}


@dataclass(frozen=True)
class RoleToConfirm:
    """A person without a role in an account, and what the title suggests; unsure where `role` is empty.

    `words` gave the role, or contradict each other. `is_refused`: this very suggestion was refused before.
    """

    person_id: str
    name: str
    title: str
    organisation: str
    role: str
    department: str
    seniority: str
    words: tuple[str, ...]
    influence: float
    is_refused: bool = False

    @property
    def is_open(self) -> bool:
        """Whether there is a suggestion to decide on."""
        return bool(self.role) and not self.is_refused


@dataclass(frozen=True)
class AccountToConfirm:
    """An account and its people without a role, those who sway most first; `money` is that of the last 365 days."""

    account_id: str
    name: str
    money: Decimal | None
    people: tuple[RoleToConfirm, ...]

    @property
    def open(self) -> tuple[RoleToConfirm, ...]:
        """Those with a suggestion to decide on."""
        return tuple(each for each in self.people if each.is_open)


@dataclass(frozen=True)
class RolesToConfirm:
    """A page of the accounts with people without a role, most at stake first. `kind` says what their money is.

    `found` counts all such accounts, `withheld` those not to be told of.
    """

    at: date
    kind: str
    accounts: tuple[AccountToConfirm, ...]
    found: int
    withheld: int = 0


@dataclass(frozen=True)
class WordCount:
    """How often the suggestions that a word gave were accepted and refused."""

    word: str
    accepted: int
    refused: int


def count_words(tally: Iterable[tuple[str, str, int]]) -> tuple[WordCount, ...]:
    """The counts by word, those refused most often first, of suggestions counted by (words, state).

    A suggestion that several words gave counts for each of them.
    """
    found: dict[str, list[int]] = {}
    for words, state, count in tally:
        for word in words.split(BETWEEN_WORDS):
            found.setdefault(word, [0, 0])[state != ACCEPTED] += count
    counts = (WordCount(word, accepted, refused) for word, (accepted, refused) in found.items())
    return tuple(sorted(counts, key=lambda each: (-each.refused, -each.accepted, each.word)))
