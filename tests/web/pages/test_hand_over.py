"""An account changes hands when both have signed, and nobody signs for another."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.web.books import HOSTILE, add_account, record
from troth import ledger as book
from troth.ledger import Ledger
from troth.web.models import HandOver, KeptReading, Membership

PAGE = "/accounts/acorn/hand-over/"
QUERIES = 29


@pytest.fixture
def staffed(filled: Ledger) -> Ledger:
    """The book with a colleague who may take an account."""
    record(filled, staff=[{"staff_id": "kim", "name": "Kim Ourwright"}])
    return filled


def member(staff_id: str, role: str = "member") -> Client:
    """One of our people, signed in."""
    user, _is_new = User.objects.get_or_create(username=f"{staff_id}@ours.example")
    Membership.objects.update_or_create(user=user, defaults={"role": role, "staff_id": staff_id, "teams": []})
    client = Client()
    client.force_login(user)
    return client


def act(client: Client, what: str, **data: str) -> int:
    return client.post(PAGE, {"act": what, **data}).status_code


def owner_of(ledger: Ledger) -> object:
    return book.current(ledger, "accounts", account_id="acorn")[0]["owner_id"]


def text(client: Client, address: str = PAGE) -> str:
    return unescape(client.get(address).content.decode())


def test_it_takes_both_signatures(staffed: Ledger) -> None:
    sam, kim = member("sam"), member("kim")
    assert act(sam, "begin", to="kim", note="Pia likes drawings.") == 302
    assert act(sam, "give") == 302
    assert owner_of(staffed) == "sam"
    assert act(kim, "take") == 302
    assert owner_of(staffed) == "kim"


def test_the_old_owner_may_read_for_thirty_days_and_write_no_more(staffed: Ledger) -> None:
    sam, kim = member("sam"), member("kim")
    for client, what in ((sam, "begin"), (kim, "take"), (sam, "give")):
        act(client, what, to="kim")
    assert owner_of(staffed) == "kim"
    kept = KeptReading.objects.get()
    assert (kept.staff_id, kept.account_id) == ("sam", "acorn")
    assert kept.until == timezone.now().date() + timedelta(days=30)
    assert sam.get("/accounts/acorn/").status_code == 200
    assert sam.get("/accounts/acorn/review/").status_code == 403
    assert kim.get("/accounts/acorn/review/").status_code == 200


@pytest.mark.usefixtures("staffed")
def test_the_next_owner_reads_this_page_before_the_account_is_theirs_and_no_other() -> None:
    sam, kim = member("sam"), member("kim")
    assert kim.get(PAGE).status_code == 403
    act(sam, "begin", to="kim")
    assert kim.get(PAGE).status_code == 200
    assert kim.get("/accounts/acorn/").status_code == 403


@pytest.mark.usefixtures("staffed")
@pytest.mark.parametrize(
    ("who", "what"),
    [("sam", "take"), ("kim", "give"), ("kim", "note"), ("kim", "call_off"), ("kim", "begin")],
)
def test_nobody_signs_for_another(who: str, what: str) -> None:
    act(member("sam"), "begin", to="kim")
    assert act(member(who), what, to="kim", note="x") == 403
    going = HandOver.objects.get()
    assert (going.given_at, going.taken_at, going.note) == (None, None, "")


@pytest.mark.usefixtures("staffed")
def test_an_admin_signs_for_who_is_not_here_and_that_is_told(signed_in: Client) -> None:
    act(signed_in, "begin", to="kim")
    act(signed_in, "give")
    assert "signed by owner" in text(signed_in)


@pytest.mark.usefixtures("staffed")
@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"act": "begin"}, "Choose who takes the account over."),
        ({"act": "begin", "to": "sam"}, "Choose who takes the account over."),
        ({"act": "begin", "to": "nobody"}, "Choose who takes the account over."),
        ({"act": "take"}, "There is no hand-over under way."),
        ({"act": "give"}, "There is no hand-over under way."),
        ({"act": "note", "note": "x"}, "There is no hand-over under way."),
        ({"act": "steal"}, "Choose what to do."),
        ({}, "Choose what to do."),
    ],
)
def test_what_cannot_be_done_is_said(signed_in: Client, data: dict[str, str], says: str) -> None:
    answer = signed_in.post(PAGE, data)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert HandOver.objects.count() == 0


@pytest.mark.usefixtures("staffed")
def test_one_at_a_time(signed_in: Client) -> None:
    act(signed_in, "begin", to="kim")
    assert act(signed_in, "begin", to="kim") == 200
    assert HandOver.objects.count() == 1


def test_what_was_called_off_leaves_the_account_where_it_is(signed_in: Client, staffed: Ledger) -> None:
    act(signed_in, "begin", to="kim")
    act(signed_in, "give")
    assert act(signed_in, "call_off") == 302
    assert act(signed_in, "take") == 200
    assert (HandOver.objects.count(), owner_of(staffed)) == (0, "sam")


def test_an_account_that_changed_hands_otherwise_is_not_handed_over(
    signed_in: Client, staffed: Ledger
) -> None:
    act(signed_in, "begin", to="kim")
    act(signed_in, "give")
    HandOver.objects.update(from_staff_id="lee")
    answer = signed_in.post(PAGE, {"act": "take"})
    assert (answer.status_code, owner_of(staffed)) == (200, "sam")
    assert "has another owner by now" in answer.content.decode()
    assert HandOver.objects.get().taken_at is None


@pytest.mark.usefixtures("staffed")
def test_words_of_others_are_text(signed_in: Client) -> None:
    act(signed_in, "begin", to="kim", note=HOSTILE)
    page = signed_in.get(PAGE).content.decode()
    assert "<script>alert" not in page
    assert HOSTILE in unescape(page)


@pytest.mark.usefixtures("staffed")
def test_a_note_can_be_added_until_the_end(signed_in: Client) -> None:
    act(signed_in, "begin", to="kim")
    act(signed_in, "note", note="The door code is on the fridge.")
    assert "The door code is on the fridge." in text(signed_in)


@pytest.mark.usefixtures("filled")
def test_an_unknown_account_is_not_found(signed_in: Client) -> None:
    assert signed_in.get("/accounts/none/hand-over/").status_code == 404


def test_the_cost_is_pinned_and_does_not_grow_with_the_account(
    signed_in: Client, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        signed_in.get(PAGE)
    add_account(filled, "large", people=12)
    with django_assert_num_queries(QUERIES):
        signed_in.get("/accounts/large/hand-over/")
