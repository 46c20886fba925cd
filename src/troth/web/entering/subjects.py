"""The fact that something is entered about or changed of: its version in force and the accounts it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import TABLES
from troth.web.rights import Rights
from troth.workspace.touched import accounts_of_facts

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Subject:
    """A fact by its table and id; `row` is the version in force, none where it was retracted."""

    table: str
    fact_id: str
    row: Row | None
    accounts: frozenset[str]

    @property
    def account_id(self) -> str:
        """The first of its accounts."""
        return min(self.accounts)

    def may_be_read_by(self, rights: Rights) -> bool:
        """Whether one may see it: who may see any of its accounts, or everybody where it is of none."""
        return any(map(rights.may_read, self.accounts)) or (not self.accounts and rights.accounts is None)

    def may_be_written_by(self, rights: Rights) -> bool:
        """Whether one may change it: who may write any of its accounts; administrators what is of none."""
        return any(map(rights.may_write, self.accounts)) or (not self.accounts and rights.may_administer)


def subject_of(ledger: Ledger, table: str, fact_id: str) -> Subject | None:
    """The fact with this id; none where no version of it was ever recorded. Raises Http404 on a table there is not."""
    defined = TABLES.get(table)
    if defined is None or table in {"batches", "settings"}:
        raise Http404
    versions: list[dict[str, Any]] = book.versions(ledger, table, **{defined.key: fact_id})
    if not versions:
        return None
    in_force = next((row for row in versions if row["superseded_at"] is None), None)
    return Subject(table, fact_id, in_force, accounts_of_facts(ledger, table, versions))
