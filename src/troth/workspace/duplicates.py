"""Which accounts and people of a book may be one, as its facts stand now, with what would read otherwise if they were."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from troth import ledger as store
from troth.intake.matching import Agreement, Likely, duplicate_companies, duplicate_contacts
from troth.ledger import Ledger
from troth.model.likeness import MOST_TOLD
from troth.workspace.apart import apart_in_force, not_apart
from troth.workspace.standing import standing_companies, standing_contacts

Facts = Mapping[str, int]  # by table, how many facts name an account or a person


@dataclass(frozen=True)
class Duplicate:
    """Two of a table (accounts or people) that may be one: how surely (0.5 to 1), why, and the facts that name each."""

    table: str
    one_id: str
    other_id: str
    certainty: float
    why: tuple[Agreement, ...]
    one_facts: Facts = field(default_factory=dict)
    other_facts: Facts = field(default_factory=dict)

    @property
    def at_stake(self) -> int:
        """How many facts would change whom they are about if the two were merged into the one with more."""
        return min(sum(self.one_facts.values()), sum(self.other_facts.values()))


@dataclass(frozen=True)
class Compared:
    """How many accounts and people were compared, how many pairs may be one, and the surest of these."""

    accounts: int
    people: int
    found: int
    pairs: tuple[Duplicate, ...]


def compare_all(ledger: Ledger) -> Compared:
    """Compare a whole book with itself: the surest first, among equals those of which most is at stake.

    Who was merged or told apart is not among them. Of accounts, and of people, MOST_TOLD pairs are given; the memory it
    takes grows with their number and that of the accounts and people, and with nothing else.
    """
    kept = store.last_ids(store.current(ledger, "merges"))
    apart = apart_in_force(ledger, kept)
    companies = standing_companies(ledger, kept)
    accounts_found, accounts = _surest(not_apart(duplicate_companies(companies), apart, "accounts"))
    contacts = standing_contacts(ledger, kept, companies)
    people_found, people = _surest(not_apart(duplicate_contacts(contacts), apart, "people"))
    pairs = (*_weighed(ledger, "accounts", accounts), *_weighed(ledger, "people", people))
    return Compared(
        len(companies),
        len(contacts),
        accounts_found + people_found,
        tuple(sorted(pairs, key=lambda each: (-each.certainty, -each.at_stake, each.one_id, each.other_id))),
    )


def _surest(pairs: Iterable[Likely]) -> tuple[int, list[Likely]]:
    """How many pairs there are, and the surest of them; the others are not kept."""
    numbers = count()
    counted = (pair for pair, _ in zip(pairs, numbers, strict=False))
    surest = heapq.nsmallest(
        MOST_TOLD, counted, key=lambda each: (-each.certainty, each.first_id, each.second_id)
    )
    return next(numbers), surest


def _weighed(ledger: Ledger, table: str, pairs: Sequence[Likely]) -> Iterator[Duplicate]:
    facts = store.facts_naming(
        ledger, table, {each for pair in pairs for each in (pair.first_id, pair.second_id)}
    )
    for pair in pairs:
        yield Duplicate(
            table,
            pair.first_id,
            pair.second_id,
            pair.certainty,
            pair.why,
            facts.get(pair.first_id, {}),
            facts.get(pair.second_id, {}),
        )
