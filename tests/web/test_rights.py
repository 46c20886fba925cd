"""Who reads and writes which account: by role, charge and team, as of today."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from tests.web.books import add_account, record
from tests.web.users import client_of, user_of
from troth.ledger import Ledger
from troth.web.entry import owner
from troth.web.models import Membership, Role
from troth.web.rights import Rights, keep_reading, rights_of, rights_of_membership

OWN, TEAM = frozenset({"acorn", "own-mill"}), frozenset({"team-mill"})
TODAY = datetime.now(UTC).date()
QUERIES = 9  # and one for the membership itself


def rights(role: str, **changes: object) -> Rights:
    """The rights of Sam of the team north in a role, with a membership changed so."""
    request = RequestFactory().get("/")
    request.user = user_of(role)
    Membership.objects.update(**changes)
    return rights_of(request)


@pytest.mark.usefixtures("mills")
@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [
        ("reader", OWN | TEAM, frozenset()),
        ("member", OWN | TEAM, OWN),
        ("manager", OWN | TEAM, OWN | TEAM),
        ("admin", None, None),
    ],
)
def test_a_role_reads_and_writes_what_the_decision_says(
    role: str, reads: frozenset[str] | None, writes: frozenset[str] | None
) -> None:
    found = rights(role)
    assert (found.accounts, found.writable) == (reads, writes)
    assert found.may_administer is (role == "admin")


@pytest.mark.usefixtures("mills")
def test_whoever_reads_every_account_writes_no_more_than_before() -> None:
    found = rights("member", reads_all=True)
    assert found.may_read("foreign-mill")
    assert found.writable == OWN
    assert found.count_withheld(["foreign-mill"]) == 0


@pytest.mark.usefixtures("mills")
def test_a_user_without_a_membership_may_do_nothing() -> None:
    request = RequestFactory().get("/")
    request.user = user_of("admin")
    Membership.objects.all().delete()
    found = rights_of(request)
    assert not found.may_read("own-mill")
    assert not found.may_administer


@pytest.mark.usefixtures("mills")
def test_a_user_who_is_no_staff_person_and_of_no_team_sees_no_account() -> None:
    assert rights("manager", staff_id=None, teams=[]).accounts == frozenset()


@pytest.mark.parametrize(
    ("since", "until", "is_in"),
    [
        (None, None, True),
        (TODAY, TODAY + timedelta(days=2), True),
        (TODAY + timedelta(days=2), None, False),
        (None, TODAY - timedelta(days=2), False),
    ],
)
def test_a_place_in_an_account_team_counts_from_since_up_to_until(
    mills: Ledger,
    since: object,
    until: object,
    is_in: bool,  # noqa: FBT001
) -> None:
    place = {"account_team_id": "t", "account_id": "foreign-mill", "staff_id": "sam", "part": "service"}
    record(mills, account_team=[{**place, "since": since, "until": until}])
    assert rights("member").may_write("foreign-mill") is is_in


def test_an_account_merged_into_ones_own_is_found_under_its_old_id(mills: Ledger) -> None:
    add_account(mills, "old-mill", people=1, owner_id="lee")
    merge = {"merge_id": "m", "kind": "account", "kept_id": "own-mill", "merged_id": "old-mill"}
    record(mills, merges=[{**merge, "merged_on": TODAY}])
    assert rights("member").may_read("old-mill")


def test_an_account_merged_away_is_no_longer_its_old_owners(mills: Ledger) -> None:
    merge = {"merge_id": "m", "kind": "account", "kept_id": "foreign-mill", "merged_id": "own-mill"}
    record(mills, merges=[{**merge, "merged_on": TODAY}])
    assert not rights("member").may_write("own-mill")


@pytest.mark.usefixtures("mills")
@pytest.mark.parametrize(("days", "may_read"), [(30, True), (-2, False)])
def test_whoever_hands_an_account_over_reads_it_for_a_while_and_writes_it_no_more(
    days: int,
    may_read: bool,  # noqa: FBT001
) -> None:
    keep_reading("sam", "foreign-mill", TODAY + timedelta(days=days))
    found = rights("manager")
    assert found.may_read("foreign-mill") is may_read
    assert not found.may_write("foreign-mill")


@pytest.mark.usefixtures("mills")
def test_a_hand_over_that_is_said_twice_holds_as_said_last() -> None:
    keep_reading("sam", "foreign-mill", TODAY + timedelta(days=30))
    keep_reading("sam", "foreign-mill", TODAY - timedelta(days=2))
    assert not rights("member").may_read("foreign-mill")


@pytest.mark.usefixtures("ledger")
def test_the_owner_is_an_admin() -> None:
    assert Membership.objects.get(user=owner()).role == Role.ADMIN


@pytest.mark.usefixtures("filled")
def test_a_list_leaves_out_what_is_withheld_and_says_how_much() -> None:
    page = client_of("member").get("/accounts/").content.decode()
    assert "Acorn Mills" in page
    assert "Birch Foods" not in page
    assert "1 more account is withheld from you" in page


@pytest.mark.usefixtures("filled")
def test_no_figure_of_a_list_speaks_of_what_is_withheld() -> None:
    client = client_of("member")
    Membership.objects.update(staff_id="nobody", teams=[])
    page = client.get("/accounts/").content.decode()
    assert "2 more accounts are withheld from you" in page
    assert "1 of 2 kept" not in page
    assert "10 days overdue" not in page


def test_finding_rights_out_costs_ten_queries_however_large_the_book(
    mills: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    membership = Membership.objects.get(user=user_of("manager"))
    with django_assert_num_queries(QUERIES):
        rights_of_membership(mills, membership)
    for number in range(10):
        add_account(mills, f"more-{number}", people=1)
    with django_assert_num_queries(QUERIES):
        assert len(rights_of_membership(mills, membership).writable or ()) == 13
