"""Programs read the figures of the pages, under the rights of their member, and nothing without a token."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.api.conftest import Ask
from tests.web.books import AT, HOSTILE, NONE, add_account, keep
from tests.web.users import user_of
from troth.ledger import Ledger
from troth.model import OUTPUTS
from troth.web.models import Access, ApiToken, Membership
from troth.web.tokens import CALLS_A_MINUTE, make_token
from troth.workspace.reading import read_account

QUERIES = 14
READABLE = {
    "reader": {"own", "team"},
    "member": {"own", "team"},
    "manager": {"own", "team"},
    "admin": {"own", "team", "foreign"},
}
PATHS = (
    "accounts",
    "accounts/acorn",
    "accounts/acorn/people",
    "accounts/acorn/explain",
    "people/pia",
    "gaps",
)


@pytest.mark.usefixtures("filled")
def test_an_account_has_its_facts_and_the_figures_of_the_page(ask: Ask, filled: Ledger) -> None:
    found = ask("accounts/acorn").json()
    page = read_account(filled, "acorn", AT)
    assert (found["at"], found["account"]["name"]) == (AT.isoformat(), f"Acorn Mills {HOSTILE}")
    scores = found["account"]["scores"]
    assert scores["loyalty"] == page.standing.loyalty.value
    assert scores.keys() == {
        column.name
        for column in OUTPUTS["account_scores"].columns
        if column.name not in {"run_id", "account_id"}
    }


@pytest.mark.usefixtures("filled")
def test_what_is_not_known_is_null_and_never_zero(ask: Ask) -> None:
    scores = ask("accounts/birch").json()["account"]["scores"]
    assert (scores["loyalty"], scores["loyalty_evidence"]) == (None, "none")


@pytest.mark.usefixtures("filled")
def test_a_day_gives_what_was_known_then(ask: Ask) -> None:
    found = ask("accounts/acorn", at="2026-02-15").json()
    assert (found["at"], found["account"]["scores"]["loyalty"]) == ("2026-02-01", 0.5)


@pytest.mark.usefixtures("filled")
def test_a_list_is_read_page_by_page(ask: Ask) -> None:
    first = ask("accounts", limit="1").json()
    second = ask("accounts", limit="1", after=first["after"]).json()
    assert [each["account_id"] for each in (*first["accounts"], *second["accounts"])] == ["acorn", "birch"]
    assert (first["after"], second["after"]) == ("acorn", None)


@pytest.mark.usefixtures("filled")
def test_people_come_with_their_figures_in_the_account(ask: Ask) -> None:
    people = {each["person_id"]: each for each in ask("accounts/acorn/people").json()["people"]}
    assert people["pia"]["scores"][0]["loyalty"] == pytest.approx(0.3)
    assert ask("people/pia").json()["person"]["name"] == f"Pia {HOSTILE}"


@pytest.mark.usefixtures("filled")
def test_gaps_are_those_of_the_run(ask: Ask) -> None:
    found = ask("gaps").json()["gaps"]
    assert [(each["account_id"], each["kind"]) for each in found] == [
        ("acorn", "overdue_promise"),
        ("acorn", "empty_role"),
        ("birch", "single_contact"),
    ]


@pytest.mark.parametrize("role", READABLE)
@pytest.mark.parametrize("distance", ["own", "team", "foreign"])
@pytest.mark.usefixtures("mills")
def test_a_token_reads_what_its_member_may_read(ask: Ask, role: str, distance: str) -> None:
    expected = 200 if distance in READABLE[role] else 403
    mill = f"{distance}-mill"
    paths = (f"accounts/{mill}/people", f"accounts/{mill}/explain", f"people/{mill}-0")
    assert {ask(path, role).status_code for path in paths} == {expected}
    assert ask(f"accounts/{mill}", role).status_code == expected


@pytest.mark.usefixtures("mills")
def test_a_list_leaves_out_what_is_withheld(ask: Ask) -> None:
    listed = json.dumps([ask(path, "member").json() for path in ("accounts", "gaps")])
    assert "foreign" not in listed


@pytest.mark.parametrize("role", ["reader", "member", "manager"])
@pytest.mark.usefixtures("mills")
def test_what_is_withheld_is_not_told_from_what_is_not_there(ask: Ask, role: str) -> None:
    for withheld, unknown in (
        ("accounts/foreign-mill", "accounts/none"),
        ("people/foreign-mill-0", "people/none"),
    ):
        assert ask(withheld, role).content == ask(unknown, role).content


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_given_without_a_token_that_holds(ask: Ask, path: str) -> None:
    token = make_token(user_of("admin"), "test", 1, timezone.now() - timedelta(days=2))
    assert Client().get(f"/api/v1/{path}").status_code == 401
    assert [ask(path, token=each).status_code for each in ("troth_wrong", token)] == [401, 401]


@pytest.mark.usefixtures("filled")
def test_a_session_of_a_browser_is_no_token() -> None:
    client = Client()
    client.force_login(user_of("admin"))
    assert client.get("/api/v1/accounts").status_code == 401


@pytest.mark.usefixtures("filled")
def test_a_token_ends_with_its_member(ask: Ask) -> None:
    token = make_token(user_of("admin"), "test", 1, timezone.now())
    user = user_of("admin")
    user.is_active = False
    user.save()
    assert ask("accounts", token=token).status_code == 401
    user.is_active = True
    user.save()
    Membership.objects.all().delete()
    assert ask("accounts", token=token).status_code == 401


@pytest.mark.usefixtures("filled")
def test_who_asks_too_often_is_told_to_wait(ask: Ask) -> None:
    token = make_token(user_of("admin"), "test", 1, timezone.now())
    ask("gaps", token=token)
    ApiToken.objects.update(calls=CALLS_A_MINUTE)
    assert ask("gaps", token=token).status_code == 429
    ApiToken.objects.update(minute=0)
    assert ask("gaps", token=token).status_code == 200


@pytest.mark.usefixtures("filled")
def test_every_read_of_people_is_on_record(ask: Ask) -> None:
    for path in ("accounts/acorn/people", "people/pia", "accounts/acorn/explain"):
        ask(path)
    read = list(Access.objects.order_by("pk").values_list("kind", "subject_id", "user__username"))
    assert read == [
        ("account", "acorn", "sam@ours.example"),
        ("person", "pia", "sam@ours.example"),
        ("account", "acorn", "sam@ours.example"),
    ]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("accounts/none", {}, 404),
        ("people/none", {}, 404),
        ("accounts", {"limit": "0"}, 422),
        ("accounts", {"limit": "501"}, 422),
        ("accounts", {"at": "soon"}, 422),
        ("accounts", {"after": "x" * 201}, 422),
        ("accounts/acorn", {"at": "1900-01-01"}, 200),
    ],
)
def test_what_cannot_be_answered_is_said(ask: Ask, path: str, query: dict[str, str], status: int) -> None:
    assert ask(path, **query).status_code == status


@pytest.mark.usefixtures("ledger")
def test_a_book_without_figures_says_so(ask: Ask) -> None:
    answer = ask("accounts")
    assert (answer.status_code, answer.json()["detail"]) == (404, "The book has not been scored yet.")


@pytest.mark.usefixtures("filled")
def test_answers_are_kept_by_no_cache_and_by_no_other_site(ask: Ask) -> None:
    headers = ask("accounts").headers
    assert headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in headers


def test_nothing_can_be_changed() -> None:
    for method in ("post", "put", "patch", "delete"):
        assert getattr(Client(), method)("/api/v1/accounts").status_code in {401, 405}


def test_the_cost_is_pinned_and_does_not_grow_with_the_book(
    ask: Ask, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    token = make_token(user_of("admin"), "test", 1, timezone.now())
    with django_assert_num_queries(QUERIES):
        ask("accounts", token=token)
    more = [f"more-{number}" for number in range(5)]
    for account_id in more:
        add_account(filled, account_id)
    keep(
        filled,
        AT + timedelta(days=1),
        {"account_scores": [{"account_id": each, **NONE} for each in ("acorn", *more)]},
    )
    assert len(ask("accounts", token=token).json()["accounts"]) == 6
    with django_assert_num_queries(QUERIES):
        ask("accounts", token=token)
    assert re.fullmatch(r"troth_[\w-]{43}", token)
