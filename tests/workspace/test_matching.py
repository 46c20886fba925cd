"""Who stands in a book twice, as known on a day."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from tests.books import write_book
from troth.workspace import open_book
from troth.workspace.matching import Duplicates, find_duplicates

BEFORE, AFTER, APART_SINCE = date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 1)


def duplicates_at(folder: Path, at: date) -> Duplicates:
    opened = open_book(str(folder))
    with closing(opened.runner):
        return find_duplicates(opened, at)


ACCOUNTS = (
    ("a", "Alder GmbH", "alder.example"),
    ("b", "ALDER", "alder.example"),
    ("c", "Birch", ""),
    ("d", "Birch Ltd", ""),
)
PEOPLE = (
    ("p", "Jon Müster", "030 901820"),
    ("q", "J. Muester", "+49 30 901820"),
    ("r", "Ann Lee", ""),
    ("s", "Anne Lee", ""),
)
MERGES = (("m", "account", "a", "b"), ("n", "person", "p", "q"))
APART = (("f", "account", "d", "c"), ("g", "person", "r", "s"))


def doubled(folder: Path) -> Path:
    """Two companies and two people that stand twice; one pair of each is merged in March, the other told apart in April."""
    accounts = [
        {"account_id": key, "name": name, "country": "DE", "domains": domains}
        for key, name, domains in ACCOUNTS
    ]
    merges = [
        {"merge_id": key, "kind": kind, "kept_id": kept, "merged_id": merged, "merged_on": date(2026, 3, 1)}
        for key, kind, kept, merged in MERGES
    ]
    apart = [
        {"distinction_id": key, "kind": kind, "one_id": one, "other_id": other, "decided_on": APART_SINCE}
        for key, kind, one, other in APART
    ]
    return write_book(
        folder,
        {
            "accounts": accounts,
            "people": [{"person_id": key, "name": name, "phone": phone} for key, name, phone in PEOPLE],
            "buying_roles": [
                {"buying_role_id": f"r{key}", "person_id": key, "account_id": "a"} for key, _, _ in PEOPLE
            ],
            "merges": merges,
            "distinctions": apart,
        },
    )


def test_pairs_come_surest_first_with_the_names_they_go_by(tmp_path: Path) -> None:
    found = duplicates_at(doubled(tmp_path / "book"), BEFORE)
    assert [(pair.first_id, pair.second_id) for pair in found.accounts] == [("a", "b"), ("c", "d")]
    assert [(pair.first_id, pair.second_id) for pair in found.people] == [("p", "q"), ("r", "s")]
    assert found.names["q"] == "J. Muester"


def test_a_number_without_its_country_is_read_as_one_of_the_account(tmp_path: Path) -> None:
    pair = duplicates_at(doubled(tmp_path / "book"), BEFORE).people[0]
    assert ("phone", "same") in {(each.field, each.how) for each in pair.why}


def test_who_was_merged_is_suggested_no_more(tmp_path: Path) -> None:
    found = duplicates_at(doubled(tmp_path / "book"), AFTER)
    assert [(pair.first_id, pair.second_id) for pair in (*found.accounts, *found.people)] == [
        ("c", "d"),
        ("r", "s"),
    ]


def test_who_was_told_apart_is_suggested_no_more_from_that_day_on(tmp_path: Path) -> None:
    found = duplicates_at(doubled(tmp_path / "book"), APART_SINCE)
    assert (*found.accounts, *found.people) == ()
