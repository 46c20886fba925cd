"""What the titles of an account's people suggest, of those who have no role there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from troth.intake.roles import Position, Suggestion, Words, suggest, words_of_book
from troth.ledger import Ledger
from troth.reports import Known
from troth.reports.known import Row
from troth.reports.roles import AccountToConfirm, RoleToConfirm
from troth.reports.stake import stake
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
    """The facts from which `roleless` finds the people without a role in these accounts; none where all have one."""
    roles = sight.facts("buying_roles", account_id=accounts)
    if all(row["role"] for row in roles):
        return {}
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


def accounts_to_confirm(
    known: Known, account_ids: Sequence[str], kind: str, words: Words
) -> tuple[AccountToConfirm, ...]:
    """These accounts in their order, each with its people without a role, those who sway most first.

    Besides the facts of `roleless`, `known` holds role_suggestions, person_scores and what accounts are listed by.
    """
    people: dict[str, list[RoleToConfirm]] = {account_id: [] for account_id in account_ids}
    influence = {
        (row["account_id"], row["person_id"]): float(row["influence"]) for row in known.rows("person_scores")
    }
    for each in roleless(known, words):
        if each.place[0] in people:
            people[each.place[0]].append(_role(known, each, influence.get(each.place, 0.0)))
    return tuple(_account(known, account_id, found, kind) for account_id, found in people.items())


def _account(known: Known, account_id: str, people: Sequence[RoleToConfirm], kind: str) -> AccountToConfirm:
    line = known.one("account_lines", "account_id", account_id)
    return AccountToConfirm(
        account_id=account_id,
        name=known.account(account_id),
        money=stake(line, None, kind, 0.0).money if line else None,
        people=tuple(sorted(people, key=lambda each: (-each.influence, each.name, each.person_id))),
    )


def _role(known: Known, found: Roleless, influence: float) -> RoleToConfirm:
    account_id, person_id = found.place
    suggestion = found.suggestion
    refused = {
        row["role"]
        for row in known.where("role_suggestions", "person_id", person_id)
        if row["account_id"] == account_id and row["state"] == "refused"
    }
    return RoleToConfirm(
        person_id=person_id,
        name=str(found.person["name"]),
        title=str(found.person["title"] or ""),
        organisation=str(found.person["organisation"] or ""),
        role=suggestion.role,
        department=suggestion.department,
        seniority=suggestion.seniority,
        words=suggestion.words,
        influence=influence,
        is_refused=suggestion.role in refused,
    )


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
