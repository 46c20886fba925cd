"""Each story of a sample book is true in its facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.samples.books import UNTIL, Row, rows
from troth.samples import Sample, Story, demo, of_promises, small, stories
from troth.samples.stories import Tale, bad_quarter

BOOKS = [demo(UNTIL), small(UNTIL), demo(date(2026, 3, 1), seed=5), small(date(2027, 1, 2), seed=5)]
every_book = pytest.mark.parametrize("sample", BOOKS, ids=lambda sample: f"{sample.name}-{sample.seed}")


def story(sample: Sample, tale: Tale) -> Story:
    return next(story for story in stories(sample) if story.title == tale.value.title)


def kept_on_time(sample: Sample) -> dict[str, bool]:
    """Of each promise due by the end of the book, whether it was delivered by its day and in full."""
    promises = {str(row["promise_id"]): row for row in ours(sample)}
    kept = {promise: False for promise, row in promises.items() if row["due_on"] <= sample.until}
    for event in rows(sample, "promise_events"):
        if event["kind"] == "delivered" and event["promise_id"] in kept:
            promise = promises[str(event["promise_id"])]
            in_full = promise["metric"] is not None or event["level"] is None
            kept[str(event["promise_id"])] = in_full and event["happened_on"] <= promise["due_on"]
        if event["kind"] == "renegotiated":
            kept.pop(str(event["promise_id"]), None)
    return kept


def kept_share(sample: Sample, promises: list[Row]) -> float:
    kept = kept_on_time(sample)
    counted = [kept[str(row["promise_id"])] for row in promises if row["promise_id"] in kept]
    return sum(counted) / len(counted)


def ours(sample: Sample) -> Iterator[Row]:
    """The promises that one of us gave."""
    return (row for row in rows(sample, "promises") if row.get("promiser_id"))


def promises_of(sample: Sample, account_id: str | None) -> list[Row]:
    return [row for row in ours(sample) if row["account_id"] == account_id]


def people_of(sample: Sample, account_id: str | None) -> set[object]:
    return {row["person_id"] for row in rows(sample, "buying_roles") if row["account_id"] == account_id}


def met_people(sample: Sample) -> set[object]:
    """Everybody with whom we had contact, to whom we promised anything, or who ever told us anything."""
    met = {row["person_id"] for table in ("interactions", "promises", "needs") for row in rows(sample, table)}
    return met | {row["person_id"] for row in rows(sample, "feedback")}


def test_the_demo_book_tells_seven_stories_and_the_small_one_six() -> None:
    assert len(stories(demo(UNTIL))) == len(Tale)
    assert len(stories(small(UNTIL))) == len(Tale) - 1
    assert stories(of_promises(1_000, UNTIL)) == ()


@every_book
def test_the_over_promising_team_keeps_less_than_the_others(sample: Sample) -> None:
    team = {row["staff_id"]: row["team"] for row in rows(sample, "staff")}
    theirs = team[story(sample, Tale.OVER_PROMISING).staff_id]
    by_team = defaultdict(list)
    for row in ours(sample):
        by_team[team[row["promiser_id"]]].append(row)
    shares = {name: kept_share(sample, promises) for name, promises in by_team.items()}
    assert all(shares[theirs] < share - 0.1 for name, share in shares.items() if name != theirs)


@every_book
def test_nobody_has_met_the_financial_buyer_who_decides(sample: Sample) -> None:
    told = story(sample, Tale.UNMET_BUYER)
    roles = [row for row in rows(sample, "buying_roles") if row["person_id"] == told.person_id]
    levels = [row["level"] for row in rows(sample, "influence_ratings") if row["person_id"] == told.person_id]
    assert [row["role"] for row in roles] == ["financial_buyer"]
    assert all(isinstance(level, int) and level >= 3 for level in levels)
    assert told.person_id not in met_people(sample)
    assert kept_share(sample, promises_of(sample, told.account_id)) > 0.8


@every_book
def test_the_only_contact_has_just_left(sample: Sample) -> None:
    told = story(sample, Tale.LOST_CONTACT)
    colleagues = people_of(sample, told.account_id)
    left = {row["person_id"]: row["left_on"] for row in rows(sample, "people")}[told.person_id]
    assert len(colleagues) >= 3
    assert colleagues & met_people(sample) == {told.person_id}
    assert isinstance(left, date)
    assert timedelta(0) < sample.until - left <= timedelta(days=16)


@every_book
def test_nearly_all_promises_of_one_quarter_were_broken(sample: Sample) -> None:
    told, (first, last) = story(sample, Tale.BAD_QUARTER), bad_quarter(sample)
    promises = promises_of(sample, told.account_id)
    bad = [row for row in promises if first <= row["due_on"] <= last]
    assert len(bad) >= 3
    assert kept_share(sample, bad) <= 0.4
    assert kept_share(sample, [row for row in promises if row not in bad]) >= 0.8


@every_book
def test_the_technical_buyer_listens_to_the_partner_alone(sample: Sample) -> None:
    told = story(sample, Tale.CHANNEL)
    roles = {
        row["person_id"]: row["role"]
        for row in rows(sample, "buying_roles")
        if row["account_id"] == told.account_id
    }
    ties = [row for row in rows(sample, "influence_ties") if row["account_id"] == told.account_id]
    account = next(row for row in rows(sample, "accounts") if row["account_id"] == told.account_id)
    heard = {row["listener_id"]: row["source_id"] for row in ties if row["source_id"] == told.person_id}
    assert account["indirect"] is True
    assert roles[told.person_id] == "channel_partner"
    engineers = [listener for listener in heard if roles[listener] == "technical_buyer"]
    assert Counter(row["listener_id"] for row in ties)[engineers[0]] == 1
    to_partner = [row for row in ours(sample) if row["person_id"] == told.person_id]
    assert kept_share(sample, to_partner) <= 0.4


@every_book
def test_the_captive_account_is_let_down_and_stays(sample: Sample) -> None:
    told = story(sample, Tale.CAPTIVE)
    account = next(row for row in rows(sample, "accounts") if row["account_id"] == told.account_id)
    decided = [
        row for row in rows(sample, "renewals") if row["account_id"] == told.account_id and row["outcome"]
    ]
    assert account["alternatives"] == "none"
    assert len(decided) >= 2
    assert all(row["outcome"] != "left" for row in decided)
    assert all(account["switching_cost"] > row["amount_before"] for row in decided)
    assert kept_share(sample, promises_of(sample, told.account_id)) <= 0.5


@pytest.mark.parametrize("sample", [book for book in BOOKS if book.name == "demo"])
def test_the_account_cheap_to_lose_costs_more_than_it_pays(sample: Sample) -> None:
    told = story(sample, Tale.CHEAP_TO_LOSE)
    profit: Counter[object] = Counter()
    for row in rows(sample, "invoices"):
        profit[row["account_id"]] += row["amount"] - row["cost"]
    assert profit[told.account_id] < 0
    assert kept_share(sample, promises_of(sample, told.account_id)) <= 0.6
