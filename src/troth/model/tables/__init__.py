"""The tables of a book: every fact Troth knows how to keep, defined once."""

from collections.abc import Mapping
from types import MappingProxyType

from troth.model.columns import Table
from troth.model.tables import book, deals, money, needs, promises, value, who

TABLES: Mapping[str, Table] = MappingProxyType(
    {table.name: table for room in (who, needs, promises, value, deals, money, book) for table in room.TABLES}
)

__all__ = ["TABLES"]
