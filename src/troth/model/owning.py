"""Which facts belong to which account."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from troth.model.columns import Column, Table
from troth.model.tables import TABLES

# Two accounts, or two people, said to be one or to be two; the columns of their ids, whose `kind` says which.
PAIRED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"merges": ("kept_id", "merged_id"), "distinctions": ("one_id", "other_id")}
)
# Facts whose id may be coded.
WITH_WORDS = tuple(name for name, table in TABLES.items() if "words" in table.by_name)


def parent_of(table: Table) -> Column | None:
    """The required reference that leads to an account, for a table that does not name one itself; none for the others."""
    if "account_id" in table.by_name:
        return None
    for column in table.references:
        if not column.may_be_empty and "account_id" in TABLES[column.references].by_name:
            return column
    return None
