"""Which roles a decision needs, and which of them somebody fills."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, measure
from troth.model.tables.who import CHANNEL_ROLE, REQUIRED_ROLES

if TYPE_CHECKING:
    import ibis.expr.types as ir


@measure(
    question="Which required roles does somebody fill?",
    grain=("account_id", "role"),
    reads=("open_accounts", "roles_in_force"),
    source="Powaga, B-to-b loyalty is built on relationships: the five roles; rule 15",
)
def role_filling(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Every required role of every account: `filled` if an active person holds it.

    Four roles are required everywhere, that of a channel partner where the account buys through one.
    """
    accounts = tables["open_accounts"]
    required = ibis.union(
        *(accounts.select("account_id", role=ibis.literal(role)) for role in REQUIRED_ROLES),
        accounts.filter(accounts.indirect).select("account_id", role=ibis.literal(CHANNEL_ROLE)),
    )
    held = tables["roles_in_force"].select("account_id", held_role="role").distinct()
    joined = required.left_join(held, ["account_id", ("role", "held_role")])
    return joined.select("account_id", "role", filled=joined.held_role.notnull())
