"""An account changes owner as one new version, with its team, or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.workspace.week_books import AT, NOW, ledger, template
from troth import ledger as book
from troth.ledger import Ledger
from troth.model import BookError, RefusedError
from troth.workspace.handing_over import change_owner
from troth.workspace.reading import read_charges, read_hand_over

__all__ = ["ledger", "template"]


def hand_over(ledger: Ledger, *, from_staff_id: str | None = "sam", to_staff_id: str = "kim") -> None:
    change_owner(
        ledger, "acorn", from_staff_id=from_staff_id, to_staff_id=to_staff_id, by="sam@ours.example", now=NOW
    )


def test_the_owner_changes_as_a_new_version_and_the_old_one_is_kept(ledger: Ledger) -> None:
    (before,) = book.current(ledger, "accounts", account_id="acorn")
    hand_over(ledger)
    (after,) = book.current(ledger, "accounts", account_id="acorn")
    versions = book.versions(ledger, "accounts", account_id="acorn")
    assert [row["owner_id"] for row in versions] == ["sam", "kim"]
    assert {**after, "owner_id": "sam"} == {
        **before,
        "recorded_at": after["recorded_at"],
        "recorded_basis": "witnessed",
        "batch_id": after["batch_id"],
    }


def test_the_account_leaves_the_charge_of_one_and_enters_that_of_the_other(ledger: Ledger) -> None:
    hand_over(ledger)
    assert read_charges(ledger, {"sam"}, AT) == frozenset()
    assert read_charges(ledger, {"kim"}, AT) == {"acorn"}


def test_owner_and_team_are_one_batch(ledger: Ledger) -> None:
    hand_over(ledger)
    (account,) = book.current(ledger, "accounts", account_id="acorn")
    team = book.current(ledger, "account_team", account_id="acorn")
    assert {row["batch_id"] for row in team} == {account["batch_id"]}
    assert [(row["staff_id"], row["since"], row["until"]) for row in team] == [
        ("sam", None, AT),
        ("kim", AT, None),
    ]


def test_who_is_in_the_team_as_owner_already_does_not_join_twice(ledger: Ledger) -> None:
    hand_over(ledger)
    hand_over(ledger, from_staff_id="kim", to_staff_id="sam")
    later = NOW + timedelta(seconds=5)
    change_owner(ledger, "acorn", from_staff_id="sam", to_staff_id="kim", by="sam@ours.example", now=later)
    team = book.current(ledger, "account_team", account_id="acorn", until=None)
    assert [row["staff_id"] for row in team] == ["kim"]


def test_an_account_that_has_another_owner_by_now_is_left_alone(ledger: Ledger) -> None:
    with pytest.raises(RefusedError, match="has another owner by now"):
        hand_over(ledger, from_staff_id="kim", to_staff_id="sam")
    assert book.current(ledger, "accounts", account_id="acorn")[0]["owner_id"] == "sam"


def test_nobody_unknown_takes_an_account(ledger: Ledger) -> None:
    with pytest.raises(BookError):
        hand_over(ledger, to_staff_id="nobody")
    assert book.current(ledger, "accounts", account_id="acorn")[0]["owner_id"] == "sam"


def test_the_page_tells_what_goes_with_the_account(ledger: Ledger) -> None:
    page = read_hand_over(ledger, "acorn", AT)
    assert (page.owner_id, [each.staff_id for each in page.staff]) == ("sam", ["kim"])
    assert [each.promise_id for each in page.promises] == ["late"]
