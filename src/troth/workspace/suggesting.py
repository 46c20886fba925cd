"""What the titles of an account's people suggest, of those who have no role there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from troth.intake.roles import Position, Suggestion, Words, suggest, words_of_book
from troth.ledger import Ledger
from troth.reports import Known
from troth.reports.known import Row
from troth.workspace.choosing import settings_of
from troth.workspace.sight import Rows, Sight, ids_of

OWN_WORDS = "role_words"


@dataclass(frozen=True)
class Roleless:
    """A person without a role in an account: the fact that they take part, who they are, and what is suggested."""

    part: Row
    person: Row
    suggestion: Suggestion

    @property
    def place(self) -> tuple[str, str]:
        """The account and the person."""
        return str(self.part["account_id"]), str(self.part["person_id"])


def words_in_force(ledger: Ledger) -> Words:
    """The words by which titles are read: the book's own over ours."""
    settings = settings_of(ledger)
    return words_of_book(settings["language"], settings.get(OWN_WORDS, ""))


def rows_behind(sight: Sight, accounts: Collection[str]) -> dict[str, Rows]:
    """The facts from which `roleless` finds the people without a role in these accounts."""
    roles = sight.facts("buying_roles", account_id=accounts)
    own = sight.facts("accounts", account_id=accounts)
    parents = sight.facts("accounts", account_id=ids_of(own, "parent_id"))
    return {
        "buying_roles": roles,
        "people": sight.facts("people", person_id=ids_of(roles, "person_id")),
        "accounts": [*parents, *own],
    }


def roleless(known: Known, words: Words) -> Iterator[Roleless]:
    """The people who take part in an account without any role there, of the facts known on a day."""
    for part in known.rows("buying_roles"):
        person = known.one("people", "person_id", part["person_id"])
        if person is not None and _takes_part(known, part) and not _has_role(known, part):
            left = person["left_on"]
            if left is None or left > known.at:
                account = known.one("accounts", "account_id", part["account_id"]) or {}
                position = Position(
                    person["title"] or "", person["organisation"] or "", tuple(_companies(known, account))
                )
                yield Roleless(part, person, suggest(position, words))


def _takes_part(known: Known, part: Row) -> bool:
    since, until = part["since"], part["until"]
    return (since is None or since <= known.at) and (until is None or until > known.at)


def _has_role(known: Known, part: Row) -> bool:
    """Whether the person has a role in that account, or an earlier row says already that they take part."""
    others = [
        each
        for each in known.where("buying_roles", "person_id", part["person_id"])
        if each["account_id"] == part["account_id"] and _takes_part(known, each)
    ]
    return any(each["role"] for each in others) or others[0] is not part


def _companies(known: Known, account: Row) -> Iterator[str]:
    """The names an account and the company it belongs to go by."""
    for account_id in (account.get("account_id"), account.get("parent_id")):
        found = known.one("accounts", "account_id", account_id)
        if found:
            yield str(found["name"])
