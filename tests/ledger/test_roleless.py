"""Accounts with people without a role are found in the database, in either store."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.model import Facts

AT = date(2026, 3, 2)
SUGGESTED = ("s", "pia", "a", "end_user", "refused", "fitter; shift", AT)


def record(book: Ledger, table: str, columns: str, *rows: tuple[Any, ...]) -> None:
    """Record rows as known since the first day of the year."""
    known_at = datetime(2026, 1, 1, tzinfo=UTC)
    facts = Facts(table, (*columns.split(), "recorded_at"), tuple((*row, known_at) for row in rows))
    ledger.record(book, [facts], "test", "test", NOW)


@pytest.fixture
def parts(book: Ledger) -> Ledger:
    """A book in which Pia and Tom take part in account a without a role, and Ben with one."""
    record(book, "accounts", "account_id name", ("a", "Account a"), ("b", "Account b"))
    record(book, "people", "person_id name", *((name, name.title()) for name in ("pia", "tom", "ben")))
    roles = (("r1", "pia", "a", None), ("r2", "tom", "a", None), ("r3", "ben", "b", "end_user"))
    record(book, "buying_roles", "buying_role_id person_id account_id role", *roles)
    return book


def test_an_account_is_found_by_those_who_take_part_without_a_role(parts: Ledger) -> None:
    assert ledger.accounts_without_roles(parts, AT) == {"a"}
    assert ledger.accounts_without_roles(parts, date(2025, 12, 1)) == frozenset()


def test_who_has_a_role_beside_left_or_was_refused_one_is_none_of_them(parts: Ledger) -> None:
    record(parts, "buying_roles", "buying_role_id person_id account_id role", ("r4", "pia", "a", "end_user"))
    assert ledger.accounts_without_roles(parts, AT) == {"a"}
    columns = "role_suggestion_id person_id account_id role state words decided_on"
    record(parts, "role_suggestions", columns, ("s", "tom", *SUGGESTED[2:]))
    assert ledger.accounts_without_roles(parts, AT) == frozenset()


def test_a_part_that_ended_asks_for_no_role(parts: Ledger) -> None:
    ended = Facts(
        "buying_roles",
        ("buying_role_id", "person_id", "account_id", "until"),
        (("r1", "pia", "a", AT), ("r2", "tom", "a", AT)),
    )
    ledger.supersede(parts, [ended], "test", "test", NOW)
    assert ledger.accounts_without_roles(parts, date(2026, 3, 3)) == frozenset()


def test_an_account_that_was_merged_is_found_as_the_one_that_is_kept(parts: Ledger) -> None:
    record(parts, "merges", "merge_id kind kept_id merged_id merged_on", ("m", "account", "b", "a", AT))
    assert ledger.accounts_without_roles(parts, AT) == {"b"}


def test_suggestions_are_counted_by_words_and_state_undone_ones_apart(parts: Ledger) -> None:
    columns = "role_suggestion_id person_id account_id role state words decided_on"
    second = ("s2", "tom", "a", "end_user", "refused", "fitter; shift", AT)
    third = ("s3", "ben", "b", "end_user", "accepted", "fitter", AT)
    record(parts, "role_suggestions", columns, SUGGESTED, second, third)
    assert ledger.tally_suggestions(parts) == [("fitter", "accepted", 1), ("fitter; shift", "refused", 2)]
    ledger.retract(parts, "role_suggestions", ["s", "s3"], by="test", source="test", now=NOW)
    assert ledger.tally_suggestions(parts) == [("fitter; shift", "refused", 1)]
