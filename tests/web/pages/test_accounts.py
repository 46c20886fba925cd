"""The list of accounts as a page: figures, search, filters, order, columns, views, and a cost that does not grow."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from tests.web.books import HOSTILE, add_account, score_accounts
from tests.web.users import client_of
from troth.ledger import ORDERS, Ledger
from troth.web.account_columns import COLUMNS
from troth.web.models import Access, SavedView

QUERIES = 33
NOBODY = "No account is like that."


def text(client: Client, address: str = "/accounts/", **headers: str) -> str:
    return client.get(address, headers=headers).content.decode()


@pytest.mark.usefixtures("filled")
def test_an_account_shows_its_figure_with_interval_and_class(signed_in: Client) -> None:
    page = text(signed_in)
    assert "90 % interval 52 to 72" in page
    assert "1 of 2 kept" in page
    assert 'title="good evidence"' in page


@pytest.mark.usefixtures("filled")
def test_an_account_without_evidence_shows_its_facts_and_no_number(signed_in: Client) -> None:
    row = text(signed_in, "/accounts/?q=birch").partition("Birch Foods")[2].partition("</tr>")[0]
    assert "no evidence" in row
    assert "none due yet" in row


@pytest.mark.usefixtures("filled")
def test_money_at_stake_is_profit_times_one_less_the_lower_end(signed_in: Client) -> None:
    # (1000 - 400) * (1 - .52) = 288
    assert "288" in text(signed_in)


@pytest.mark.usefixtures("filled")
def test_the_month_before_gives_the_change(signed_in: Client) -> None:
    assert "+12" in text(signed_in)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("search", ["acorn", "FOOD", "ourwright"])
def test_search_looks_at_names_segments_and_owners(signed_in: Client, search: str) -> None:
    page = text(signed_in, f"/accounts/?q={search}", HX_Request="true")
    assert "Acorn Mills" in page
    assert "<html" not in page


@pytest.mark.usefixtures("filled")
def test_a_search_that_finds_nothing_says_so_and_leads_back(signed_in: Client) -> None:
    page = text(signed_in, "/accounts/?q=<b>")
    assert NOBODY in page
    assert "No name, segment or owner holds “&lt;b&gt;”" in page


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("segment=food", ["Acorn"]),
        ("owner=sam", ["Acorn"]),
        ("band=high", ["Acorn"]),
        ("band=low", []),
        ("band=unknown", ["Birch"]),
        ("evidence=none", ["Birch"]),
        ("evidence=none&segment=food", []),
        ("country=XX", []),
        ("class=true", []),
    ],
)
def test_filters_leave_what_is_asked_for(signed_in: Client, asked: str, found: list[str]) -> None:
    rows = text(signed_in, f"/accounts/?{asked}").partition("<tbody>")[2]
    assert [name for name in ("Acorn", "Birch") if name in rows] == found


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("sort", [*ORDERS, *(f"-{order}" for order in ORDERS)])
def test_every_order_is_answered(signed_in: Client, sort: str) -> None:
    rows = text(signed_in, f"/accounts/?sort={sort}").partition("<tbody>")[2]
    assert "Acorn" in rows
    assert "Birch" in rows


@pytest.mark.usefixtures("filled")
def test_a_heading_tells_the_order_and_turns_it_round(signed_in: Client) -> None:
    page = text(signed_in, "/accounts/?sort=name&q=a")
    assert page.count("aria-sort") == 1
    assert 'aria-sort="ascending"' in page
    assert 'href="/accounts/?q=a&amp;sort=-name"' in page


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("column", COLUMNS)
def test_each_column_can_be_shown_alone(signed_in: Client, column: str) -> None:
    head = text(signed_in, f"/accounts/?column={column}").partition("<thead>")[2].partition("</thead>")[0]
    assert head.count('<th scope="col"') == 2


@pytest.mark.usefixtures("filled")
def test_an_earlier_day_shows_what_was_known_then_and_links_stay_there(signed_in: Client) -> None:
    page = text(signed_in, "/accounts/?at=2026-02-01")
    assert "You see what was known on 1 February 2026." in page
    assert "/accounts/acorn/?at=2026-02-01" in page
    assert "90 % interval 40 to 60" in page


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2026-02-15", "2026-02-01"),
        ("2020-01-01", "2026-02-01"),
        ("2099-01-01", "2026-03-02"),
        ("soon", "2026-03-02"),
    ],
)
def test_a_day_without_figures_gives_the_nearest_earlier_one(
    signed_in: Client, asked: str, shown: str
) -> None:
    assert f'<option value="{shown}" selected>' in text(signed_in, f"/accounts/?at={asked}")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("page", ["0", "-1", "99", "abc", "²", "9" * 5000])
def test_any_page_number_is_answered(signed_in: Client, page: str) -> None:
    assert signed_in.get("/accounts/", {"page": page}).status_code == 200


@pytest.mark.usefixtures("mills")
def test_a_list_says_how_many_accounts_are_withheld() -> None:
    page = text(client_of("member"))
    assert "Account foreign-mill" not in page
    assert "withheld from you" in page


@pytest.mark.usefixtures("filled")
def test_a_view_is_kept_by_name_and_forgotten(signed_in: Client) -> None:
    kept = {"name": "Food <b>", "segment": "food", "sort": "-loyalty", "other": "x"}
    answer = signed_in.post("/views/", kept)
    assert answer.headers["Location"] == "/accounts/?segment=food&sort=-loyalty"
    signed_in.post("/views/", {**kept, "segment": "water"})
    (view,) = SavedView.objects.all()
    assert view.query == "segment=water&sort=-loyalty"
    assert "Food &lt;b&gt;</a>" in text(signed_in)
    signed_in.post(f"/views/{view.pk}/forget/")
    assert not SavedView.objects.exists()


@pytest.mark.usefixtures("filled")
def test_nobody_forgets_or_sees_the_views_of_others(signed_in: Client) -> None:
    signed_in.post("/views/", {"name": "Mine", "segment": "food"})
    other = client_of("admin")
    other.post(f"/views/{SavedView.objects.get().pk}/forget/")
    assert SavedView.objects.exists()
    assert "Mine</a>" not in text(other)


@pytest.mark.usefixtures("filled")
def test_a_csv_holds_the_list_as_filtered_and_no_formula(signed_in: Client, filled: Ledger) -> None:
    add_account(filled, "=cmd()", people=1)
    address = "/exports/accounts/csv/?q=mills&column=loyalty&column=owner"
    rows = list(csv.reader(StringIO(signed_in.get(address).content.decode("utf-8-sig"))))
    assert rows[0][:4] == ["Account", "Id", "Owner", "Loyalty"]
    assert rows[1][:4] == [f"Acorn Mills {HOSTILE}", "acorn", "Sam Ourwright", "62.0"]
    assert len(rows) == 2


@pytest.mark.usefixtures("filled")
def test_an_xlsx_holds_text_as_text_and_numbers_as_numbers(signed_in: Client) -> None:
    content = signed_in.get("/exports/accounts/xlsx/?q=mills&column=loyalty").content
    (sheet,) = (book.get_sheet_by_index(0) for book in [CalamineWorkbook.from_filelike(BytesIO(content))])
    rows = sheet.to_python()
    assert rows[1][:3] == [f"Acorn Mills {HOSTILE}", "acorn", 62.0]


def test_an_export_leaves_out_what_is_withheld_and_is_logged(mills: Ledger) -> None:
    score_accounts(mills, ["own-mill", "foreign-mill"], people=1)
    content = client_of("member").get("/exports/accounts/csv/").content.decode()
    assert "own-mill" in content
    assert "foreign-mill" not in content
    logged = set(Access.objects.filter(kind="export").values_list("subject_id", flat=True))
    assert "own-mill" in logged
    assert "foreign-mill" not in logged


@pytest.mark.parametrize("query", ["", "?sort=-change&q=account&band=middle&owner=sam"])
def test_the_cost_is_pinned_and_does_not_grow_with_the_book(
    signed_in: Client, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries, query: str
) -> None:
    for count in (1, 12):
        names = [f"{count}-{number}" for number in range(count)]
        for name in names:
            add_account(filled, name, people=count)
        score_accounts(filled, names, people=count)
        with django_assert_num_queries(QUERIES):
            assert text(signed_in, f"/accounts/{query}").count("<tr>") == 1 + count
