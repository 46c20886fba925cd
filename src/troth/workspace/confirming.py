"""Deciding on suggested roles: what is accepted becomes a role, and what became of each suggestion is kept."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import TABLES, Facts, Value
from troth.model.columns import VERSION_COLUMNS
from troth.reports import Known
from troth.reports.roles import BETWEEN_WORDS
from troth.workspace.saving import Saved, bring_to_today, save
from troth.workspace.sight import Sight
from troth.workspace.suggesting import Roleless, roleless, rows_behind, words_in_force

SOURCE = "role from title"
_SUGGESTION = tuple(
    column.name for column in TABLES["role_suggestions"].columns if column not in VERSION_COLUMNS
)
_ROLE = tuple(column.name for column in TABLES["buying_roles"].columns if column not in VERSION_COLUMNS)


@dataclass(frozen=True)
class Decision:
    """What is decided of a person without a role: the role they have, or "" to refuse what is suggested.

    `only_if_suggested`: nothing is decided where another role, or none, is suggested by now.
    """

    person_id: str
    role: str
    only_if_suggested: bool = False


def confirm(
    ledger: Ledger, account_id: str, decisions: Collection[Decision], *, by: str, now: datetime
) -> Saved | None:
    """Write the roles decided on and what became of the suggestions, as one batch; none where there is nothing to write.

    Whoever has got a role meanwhile is left alone. Another role than the suggested one refuses the suggestion.
    """
    bring_to_today(ledger, now)
    today = now.astimezone(book.time_zone(ledger)).date()
    wanted = {each.person_id: each for each in decisions}
    with book.writing(ledger):
        sight = Sight(ledger, today, "")
        kept_id = sight.kept("accounts", account_id)
        found = roleless(Known(today, rows_behind(sight, [kept_id])), words_in_force(ledger))
        decided = [(each, wanted[each.place[1]]) for each in found if each.place[1] in wanted]
        facts = [
            Facts("buying_roles", _ROLE, tuple(_roles(decided))),
            Facts("role_suggestions", _SUGGESTION, tuple(_outcomes(decided, today))),
        ]
        facts = [each for each in facts if each.rows]
        if not facts:
            return None
        return save(ledger, facts, by=by, source=SOURCE, now=now, accounts={kept_id})


def _holds(found: Roleless, decision: Decision) -> bool:
    return not decision.only_if_suggested or decision.role == found.suggestion.role


def _roles(decided: Collection[tuple[Roleless, Decision]]) -> Iterator[tuple[Value, ...]]:
    """The parts that people take, with the role they were given."""
    for found, decision in decided:
        if decision.role and _holds(found, decision):
            row = {**found.part, "role": decision.role}
            yield tuple(row[name] for name in _ROLE)


def _outcomes(decided: Collection[tuple[Roleless, Decision]], today: date) -> Iterator[tuple[Value, ...]]:
    """What became of the suggestions there were."""
    for found, decision in decided:
        suggestion = found.suggestion
        if suggestion.role and _holds(found, decision):
            account_id, person_id = found.place
            state = "accepted" if decision.role == suggestion.role else "refused"
            new_id = f"role_suggestion_{secrets.token_hex(8)}"
            words = BETWEEN_WORDS.join(suggestion.words)
            yield (new_id, person_id, account_id, suggestion.role, state, words, today)
