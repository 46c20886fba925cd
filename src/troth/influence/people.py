"""Whose accounts these are, and who acts for the customer in them today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, measure
from troth.model.exact import Expression
from troth.model.tables.who import CHANNEL_ROLE

if TYPE_CHECKING:
    import ibis.expr.types as ir


@measure(
    question="Which accounts are there on the day?",
    grain=("account_id",),
    reads=("accounts", "moment"),
    source="rule 4",
)
def open_accounts(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Accounts opened by the day, or without an opening day; those `closed` give no scores, but their facts count."""
    accounts = tables["accounts"].cross_join(tables["moment"])
    opened = accounts.filter(accounts.opened_on.isnull() | (accounts.opened_on <= accounts["at"]))
    return opened.select("account_id", "segment", "indirect", closed=opened.closed_on.notnull())


@measure(
    question="Which buying roles were held by the day, and which are in force?",
    grain=("buying_role_id",),
    reads=("open_accounts", "buying_roles", "people", "moment"),
    source="rule 6",
)
def begun_roles(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Roles begun by the day. In force: from `since` up to, not including, `until`, of a person who has not left.

    `person_left_on` is the day the person left the company, `until` the day the role ended; both empty if not yet.
    """
    left = tables["people"].filter(lambda people: people.left_on.notnull())
    roles = tables["buying_roles"].cross_join(tables["moment"])
    begun = roles.filter(roles.since.isnull() | (roles.since <= roles["at"]))
    joined = begun.semi_join(tables["open_accounts"], "account_id").left_join(
        left.select(leaver_id="person_id", person_left_on="left_on"), [("person_id", "leaver_id")]
    )
    return joined.select(
        "buying_role_id",
        "account_id",
        "person_id",
        "role",
        "power",
        "champion",
        "until",
        "person_left_on",
        in_force=joined.person_left_on.isnull() & (joined.until.isnull() | (joined.until > joined["at"])),
    )


@measure(
    question="Which buying roles do people hold today?",
    grain=("buying_role_id",),
    reads=("begun_roles",),
    source="rule 6",
    stored=False,
)
def roles_in_force(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Every role in force; `role` is empty where a contact's role is not known."""
    held = tables["begun_roles"].filter(lambda roles: roles.in_force)
    return held.select("buying_role_id", "account_id", "person_id", "role", "power", "champion")


@measure(
    question="Who belongs, or belonged, to an account's buying centre?",
    grain=("account_id", "person_id"),
    reads=("begun_roles",),
    source="rules 6, 7 and 10",
)
def members(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Everyone with a role begun by the day; several roles make one row.

    `veto`: a role in force may veto. `channel_only`: every role in force is that of a channel partner and none may
    decide. `left_on`: of those no longer active, the day they left the company, else the end of their last role.
    """
    roles = tables["begun_roles"]
    people = roles.group_by("account_id", "person_id").aggregate(
        held=roles.count(where=roles.in_force),
        vetoing=roles.count(where=roles.in_force & _says(roles.power, "veto")),
        deciding=roles.count(where=roles.in_force & _says(roles.power, "decide")),
        inside=roles.count(where=roles.in_force & ~_says(roles.role, CHANNEL_ROLE)),
        person_left_on=roles.person_left_on.max(),
        last_until=roles.until.max(),
    )
    active = people.held > 0
    return people.select(
        "account_id",
        "person_id",
        active=active,
        veto=people.vetoing > 0,
        channel_only=active & (people.inside == 0) & (people.deciding == 0),
        left_on=ibis.ifelse(active, None, ibis.coalesce(people.person_left_on, people.last_until)),
    )


def _says(column: Expression, word: str) -> Expression:
    """Whether a column holds this word; an empty one does not. Spark counts no rows at all where nothing is known."""
    return ibis.coalesce(column == word, False)
