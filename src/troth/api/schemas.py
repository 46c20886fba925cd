"""The shape of every answer, made from the words of the model: no column is named here a second time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from ninja import Schema
from pydantic import Field, create_model

from troth.model import OUTPUTS, TABLES, Column, Kind, Table
from troth.model.columns import VERSION_COLUMNS

_TYPES: dict[Kind, Any] = {
    Kind.TEXT: str,
    Kind.DATE: date,
    Kind.TIMESTAMP: datetime,
    Kind.FLAG: bool,
    Kind.WHOLE: int,
    Kind.DECIMAL: Decimal,
    Kind.REAL: float,
}
_VERSIONS = frozenset(column.name for column in VERSION_COLUMNS)


def schema_of(name: str, table: Table, leaving_out: Collection[str] = (), **more: Any) -> type[Schema]:
    """A schema with the columns of a table, those of its versions apart, each with its meaning, unit and bounds."""
    fields: dict[str, Any] = {
        column.name: _field(column)
        for column in table.columns
        if column.name not in {*_VERSIONS, "run_id", *leaving_out}
    }
    return create_model(name, __base__=Schema, __doc__=table.meaning, **fields, **more)


def _field(column: Column) -> tuple[Any, Any]:
    kind = Literal[column.choices] if column.choices else _TYPES[column.kind]
    unit = f", {column.unit}" if column.unit else ""
    return (kind | None if column.optional else kind, Field(description=f"{column.meaning}{unit}"))


AccountScores = schema_of("AccountScores", OUTPUTS["account_scores"], ("account_id",))
PersonScores = schema_of("PersonScores", OUTPUTS["person_scores"], ("person_id",))
Gap = schema_of("Gap", OUTPUTS["gaps"])
Account = schema_of(
    "Account", TABLES["accounts"], scores=(AccountScores | None, Field(description="its figures"))
)
Person = schema_of(
    "Person",
    TABLES["people"],
    scores=(list[PersonScores], Field(description="their figures, by account")),  # type: ignore[valid-type]
)


class Run(Schema):
    """The day the figures speak of, and the run that computed them."""

    at: date = Field(
        description="the day the figures speak of: the newest kept day on or before the one asked for"
    )
    run_id: str = Field(description="the run that computed them")


class Page(Run):
    """A page of a list in the order of account ids; ask for the next with `after`, until it is empty."""

    after: str | None = Field(description="the last account of this page; none on the last page")


class Accounts(Page):
    """Accounts with their figures."""

    accounts: list[Account]  # type: ignore[valid-type]


class OneAccount(Run):
    """One account with its figures."""

    account: Account  # type: ignore[valid-type]


class People(Run):
    """The people of an account with their figures there; who objects to being scored has none."""

    people: list[Person]  # type: ignore[valid-type]


class OnePerson(Run):
    """One person with their figures in the accounts the caller may read."""

    person: Person  # type: ignore[valid-type]


class Gaps(Page):
    """What is missing or failing."""

    gaps: list[Gap]  # type: ignore[valid-type]


class Part(Schema):
    """What one fact adds to the loyalty of an account."""

    fact_table: str
    fact_id: str
    words: str = Field(description="the fact in a sentence of English")
    on: date | None = Field(description="when it happened")
    contribution: float = Field(description="what it adds to the account's loyalty, 0 to 1")


class PersonPart(Schema):
    """What one person adds: where everyone starts from, and their facts."""

    person_id: str
    base: float
    facts: list[Part]


class Why(Run):
    """Why the loyalty of an account is what it is; all parts sum to it."""

    loyalty: float | None = Field(description="none where there is no figure to open")
    unseen: float = Field(description="the part of people we do not know")
    people: list[PersonPart]


class Refusal(Schema):
    """Why nothing is given."""

    detail: str
