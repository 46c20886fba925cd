"""Sections of an account read what was known on the day; the parts of a change add up; a timeline misses no fact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from troth import ledger as book
from troth import samples
from troth.ledger import Ledger
from troth.model import Facts
from troth.workspace.filling import fill
from troth.workspace.keeping import refresh
from troth.workspace.reading import (
    MOMENTS_A_PAGE,
    Filter,
    read_account,
    read_account_head,
    read_account_map,
    read_account_matrix,
    read_account_promises,
    read_accounts_of_person,
    read_change,
    read_group,
    read_person,
    read_pillars,
    read_timeline,
)

AT = date(2026, 3, 2)
MONTH_AGO = AT - timedelta(days=30)
KEPT, MERGED = "acc-0002", "acc-0003"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The small sample book scored on two days, two of its accounts one from a week ago on."""
    path: Path = tmp_path_factory.mktemp("sections") / "book.sqlite3"
    made = book.create(f"sqlite:///{path}")
    now = datetime(2026, 3, 2, 20, tzinfo=UTC)
    fill(made, samples.facts(samples.small(AT)), by="test", source="sample", now=now)
    columns = ("merge_id", "kind", "kept_id", "merged_id", "merged_on", "recorded_at")
    since = AT - timedelta(days=7)
    merge = ("m", "account", KEPT, MERGED, since, datetime(2026, 2, 23, 9, tzinfo=UTC))
    book.record(made, [Facts("merges", columns, (merge,))], by="test", source="test", now=now)
    refresh(made, [MONTH_AGO, AT])
    yield made
    book.close(made)
    del connections.databases[made.alias]


def scored(ledger: Ledger) -> list[dict[str, Any]]:
    """The rows of accounts with a figure on both days."""
    runs = book.kept_runs(ledger)
    before = {
        row["account_id"] for row in book.results(ledger, "account_scores", runs[MONTH_AGO]) if row["loyalty"]
    }
    rows: list[dict[str, Any]] = book.results(ledger, "account_scores", runs[AT])
    return [row for row in rows if row["loyalty"] is not None and row["account_id"] in before]


def test_the_parts_of_a_change_add_up_to_the_difference_of_the_figures_shown(ledger: Ledger) -> None:
    for row in scored(ledger)[:3]:
        found = read_change(ledger, row["account_id"], MONTH_AGO, AT)
        assert found.is_split
        assert found.after.value == row["loyalty"]
        assert found.total == found.difference


def test_the_head_compares_with_a_month_before(ledger: Ledger) -> None:
    row = scored(ledger)[0]
    head = read_account_head(ledger, row["account_id"], AT)
    change = read_change(ledger, row["account_id"], MONTH_AGO, AT)
    assert head.compared_on == MONTH_AGO
    assert head.change == pytest.approx(change.difference, abs=1e-9)


def test_the_timeline_of_all_pages_holds_as_many_facts_as_it_counts(ledger: Ledger) -> None:
    first = read_timeline(ledger, KEPT, AT)
    pages = -(-first.found // MOMENTS_A_PAGE)
    moments = [
        (moment.fact_table, moment.fact_id)
        for page in range(1, pages + 1)
        for moment in read_timeline(ledger, KEPT, AT, Filter(page=page)).moments
    ]
    # The row of the account that was merged away is counted in the store, and is gone like everywhere else.
    assert len(set(moments)) == len(moments) == first.found - 1


def test_facts_of_an_account_that_was_merged_stand_in_the_timeline_of_the_other(ledger: Ledger) -> None:
    alone = read_timeline(ledger, MERGED, MONTH_AGO, Filter(kind="promises"))
    kept = read_timeline(ledger, KEPT, MONTH_AGO, Filter(kind="promises"))
    together = read_timeline(ledger, KEPT, AT, Filter(kind="promises"))
    assert together.found >= alone.found + kept.found > kept.found
    assert read_timeline(ledger, MERGED, AT, Filter(kind="promises")) == together


def test_the_sections_agree_with_the_whole_page(ledger: Ledger) -> None:
    whole = read_account(ledger, KEPT, AT)
    drawn = {node.node_id for node in read_account_map(ledger, KEPT, AT).nodes}
    assert {each.person_id for each in whole.people if each.is_active} <= drawn
    sheet = read_account_promises(ledger, KEPT, AT)
    assert {each for group in sheet.groups for each in group.promises} == set(whole.promises)
    matrix = read_account_matrix(ledger, KEPT, AT)
    known = {need["need_id"] for need in book.as_of(ledger, "needs", AT, account_id=[KEPT, MERGED])}
    assert {need.need_id for line in matrix.lines for need in line.needs} == known


def test_a_persons_page_agrees_with_the_accounts_page(ledger: Ledger) -> None:
    row = scored(ledger)[0]
    whole = read_account(ledger, row["account_id"], AT)
    first = whole.people[0]
    page = read_person(ledger, first.person_id, AT)
    assert page.positions[0].row == first
    assert {each.promise_id for each in page.promises} == {
        each.promise_id for each in whole.promises if each.person_id == first.person_id
    }
    assert read_accounts_of_person(ledger, first.person_id, AT) == {row["account_id"]}


def test_whoever_may_read_no_account_of_a_person_sees_no_fact_of_them(ledger: Ledger) -> None:
    first = read_account(ledger, scored(ledger)[0]["account_id"], AT).people[0]
    page = read_person(ledger, first.person_id, AT, readable=())
    assert (page.positions, page.promises, page.contacts, page.withheld) == ((), (), (), 1)


def test_a_group_holds_its_companies_as_their_own_pages_show_them(ledger: Ledger) -> None:
    parent = next(row["parent_id"] for row in book.current(ledger, "accounts") if row["parent_id"])
    page = read_group(ledger, str(parent), AT)
    assert page.has_subsidiaries
    for row in page.rows:
        assert row.loyalty == read_account(ledger, row.account_id, AT).standing.loyalty


def test_our_promise_counts_what_the_accounts_count(ledger: Ledger) -> None:
    page = read_pillars(ledger, AT)
    rows: list[dict[str, Any]] = book.results(ledger, "account_scores", book.kept_runs(ledger)[AT])
    due = sum(pillar.kept.due for pillar in page.pillars) + page.outside_kept.due
    kept = sum(pillar.kept.kept for pillar in page.pillars) + page.outside_kept.kept
    assert due == sum(row["promises_due"] for row in rows)
    assert kept == sum(row["promises_kept"] for row in rows)


def test_our_promise_over_all_accounts_is_the_sum_over_each(ledger: Ledger) -> None:
    rows: list[dict[str, Any]] = book.results(ledger, "account_scores", book.kept_runs(ledger)[AT])
    live = [
        sum(pillar.live for pillar in read_pillars(ledger, AT, [row["account_id"]]).pillars) for row in rows
    ]
    assert sum(live) == sum(pillar.live for pillar in read_pillars(ledger, AT).pillars)
