"""A part of a book: closed under references, nothing of other accounts, and the figures of the whole."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.books import write_book
from tests.random_ledger import random_ledger
from tests.small_sample import UNTIL, Figures, figures_at
from troth import ledger
from troth.model import OUTPUTS, TABLES, BookError, InputError, Rules
from troth.workspace import open_book, score
from troth.workspace.exporting import export_book
from troth.workspace.files import FORMS
from troth.workspace.part import Part, part_asked, read_part, written_part
from troth.workspace.whole_book import WHOLE_BOOK, kept_whole_book

SEGMENT = {"segment": ("chemicals",)}
SEEDS, RANDOM_DAY = (5, 8), date(2026, 6, 30)
AT = date(2026, 6, 30)
KNOWN = datetime(2026, 1, 1, tzinfo=UTC)


def exported(
    address: str, folder: Path, asked: Mapping[str, Any], at: date = UNTIL, form: str = "csv"
) -> Path:
    export_book(address, folder, form, part=Part(at, asked))
    return folder


def ids(folder: Path, table: str, column: str = "") -> set[str]:
    """What a column of an exported table holds, its key unless named."""
    path = folder / f"{table}.csv"
    if not path.exists():
        return set()
    with path.open(encoding="utf-8", newline="") as file:
        return {row[column or TABLES[table].key] for row in csv.DictReader(file)}


def with_values(folder: Path, table: str, asked: Mapping[str, set[str]]) -> set[str]:
    """The ids of the rows of a CSV table of which every column asked for holds one of the values."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row[TABLES[table].key] for row in rows if all(row[name] in values for name, values in asked.items())
    }


def of_accounts(figures: Figures, accounts: set[str], promises: set[str]) -> Figures:
    """The figures that speak of these accounts and promises; what speaks of our own people is left out."""
    found = {}
    for output in ("account_scores", "person_scores", "gaps", "promise_scores"):
        names = [column.name for column in OUTPUTS[output].columns if column.name != "run_id"]
        place, meant = (0, promises) if output == "promise_scores" else (names.index("account_id"), accounts)
        found[output] = [row for row in figures[output] if row[place] in meant]
    return found


@pytest.fixture(scope="module", params=FORMS)
def chemicals(
    request: pytest.FixtureRequest, small_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The accounts of one segment."""
    return exported(str(small_folder), tmp_path_factory.mktemp("part") / "part", SEGMENT, form=request.param)


def test_accounts_of_a_part_have_the_figures_they_have_in_the_whole(
    small_folder: Path, folder_figures: Figures, chemicals: Path
) -> None:
    found = figures_at(str(chemicals))
    accounts = with_values(small_folder, "accounts", {"segment": {"chemicals"}})
    promises = with_values(small_folder, "promises", {"account_id": accounts})
    assert of_accounts(found, accounts, promises) == of_accounts(folder_figures, accounts, promises)
    assert len(of_accounts(found, accounts, promises)["account_scores"]) > 1


@pytest.mark.parametrize("seed", SEEDS)
def test_so_do_accounts_of_random_books_merged_moved_and_changed(tmp_path: Path, seed: int) -> None:
    address = f"sqlite:///{tmp_path / 'book.sqlite3'}"
    ledger.close(random_ledger(address, seed))
    whole = figures_at(address, RANDOM_DAY)
    some = sorted(row[0] for row in whole["account_scores"])[::2]
    part = exported(address, tmp_path / "part", {"account": some}, RANDOM_DAY)
    promises = with_values(part, "promises", {"account_id": set(some)})
    found = of_accounts(figures_at(str(part), RANDOM_DAY), set(some), promises)
    assert found == of_accounts(whole, set(some), promises)


def test_a_part_says_nothing_of_accounts_that_were_not_asked_for(small_folder: Path, tmp_path: Path) -> None:
    part = exported(str(small_folder), tmp_path / "part", {"account": ("acc-0021",)})
    named = {
        name: ids(part, name, "account_id") - {"acc-0021"}
        for name, table in TABLES.items()
        if "account_id" in table.by_name and name != "accounts"
    }
    assert set().union(*named.values()) == set()
    assert ids(part, "accounts") == {"acc-0021", "acc-0001"}  # the company it belongs to, by its name alone
    assert ids(part, "people") < ids(small_folder, "people")
    assert ids(part, "staff") < ids(small_folder, "staff")


def shared_person(folder: Path) -> Path:
    """A person of two accounts who objects, allowed a quote in each, and has a name in another system."""
    said = {"grade": 1, "stated_on": AT, "words": "well done"}
    chosen = {"person_id": "p", "chosen_on": AT}
    known = (("people", "p"), ("people", "q"), ("accounts", "a"), ("accounts", "b"))
    roles = (("ra", "p", "a"), ("rb", "p", "b"), ("ro", "old", "b"))
    return write_book(
        folder,
        {
            "accounts": [
                {"account_id": each, "name": f"{each} (made up)", "segment": each} for each in "abc"
            ],
            "people": [{"person_id": each, "name": f"Pat {each}"} for each in ("p", "q", "old")],
            "buying_roles": [
                dict(zip(("buying_role_id", "person_id", "account_id"), role, strict=True)) for role in roles
            ],
            "value_claims": [{"claim_id": f"v{each}", "account_id": each, **said} for each in "ab"],
            "person_choices": [
                {"choice_id": "objects", "kind": "scoring_objected", **chosen},
                {"choice_id": "quote a", "kind": "quote_allowed", "claim_id": "va", **chosen},
                {"choice_id": "quote b", "kind": "quote_allowed", "claim_id": "vb", **chosen},
            ],
            "external_ids": [
                {"external_id": f"x{each}", "kind": kind, "our_id": each, "system": "crm", "key": each}
                for kind, each in known
            ],
            **decisions(),
        },
    )


def decisions() -> dict[str, list[dict[str, object]]]:
    """Who was found to be one with whom, and who to be two."""
    apart = (("account", "a", "c"), ("account", "a", "b"), ("person", "p", "old"))
    return {
        "merges": [
            {"merge_id": "m", "kind": "person", "kept_id": "p", "merged_id": "old", "merged_on": AT},
            {"merge_id": "n", "kind": "account", "kept_id": "a", "merged_id": "c", "merged_on": AT},
        ],
        "distinctions": [
            {
                "distinction_id": f"{one}{other}",
                "kind": kind,
                "one_id": one,
                "other_id": other,
                "decided_on": AT,
            }
            for kind, one, other in apart
        ],
    }


def test_choices_names_elsewhere_merges_and_distinctions_of_its_people_come_along(tmp_path: Path) -> None:
    book = shared_person(tmp_path / "book")
    part = exported(str(book), tmp_path / "part", {"segment": ("a",)}, AT)
    assert ids(part, "accounts") == {"a", "c"}
    assert ids(part, "people") == {"p", "old"}
    assert ids(part, "person_choices") == {"objects", "quote a"}
    assert ids(part, "external_ids") == {"xp", "xa"}
    assert ids(part, "merges") == {"m", "n"}
    assert ids(part, "distinctions") == {"ac", "pold"}


def test_values_of_one_name_are_alternatives_and_every_name_must_hold(tmp_path: Path) -> None:
    rows = [("a1", "a", "s"), ("a2", "a", "t"), ("b1", "b", "s"), ("c1", "c", "s")]
    accounts = [
        {"account_id": account, "name": f"{account} (made up)", "segment": segment, "owner_id": owner}
        for account, segment, owner in rows
    ]
    staff = [{"staff_id": each, "name": f"Our {each}"} for each in "st"]
    book = write_book(tmp_path / "book", {"accounts": accounts, "staff": staff})
    part = exported(str(book), tmp_path / "part", {"segment": ("a", "b"), "owner": ("s",)}, AT)
    assert (ids(part, "accounts"), ids(part, "staff")) == ({"a1", "b1"}, {"s"})


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (
            {"segment": ("space travel",)},
            "No account has the segment 'space travel'; there are chemicals, food, water",
        ),
        (
            {"segment": ("food",), "account": ("acc-0003",)},
            "No account is all of what was asked for; ask for less",
        ),
    ],
)
def test_a_part_without_accounts_is_refused(
    small_folder: Path, tmp_path: Path, asked: Any, says: str
) -> None:
    with pytest.raises(InputError, match=says):
        exported(str(small_folder), tmp_path / "part", asked)
    assert list(tmp_path.iterdir()) == []


def test_words_that_ask_for_a_part_are_read_or_refused() -> None:
    part = part_asked(["segment=a=b", "segment=c", "owner=s"], AT)
    assert (part.at, part.asked) == (AT, {"segment": ["a=b", "c"], "owner": ["s"]})
    assert read_part(written_part(part)) == part
    for word in ("segment", "segment=", "shoe_size=44"):
        with pytest.raises(
            InputError, match=r"A part came as .*; account=\.\.\., segment=\.\.\., .* are allowed"
        ):
            part_asked([word], AT)


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of a made-up book, with what its whole said."""
    folder = tmp_path_factory.mktemp("part")
    return exported(str(shared_person(folder / "book")), folder / "part", {"segment": ("a",)}, AT)


def run_at(folder: Path, at: date) -> Mapping[str, Any]:
    with closing(score(open_book(str(folder)), at)) as scored:
        return scored.run


def test_a_run_says_whose_whole_book_quantities_it_used(part: Path) -> None:
    whole = ids_of_runs(part)
    assert run_at(part, AT)["priors_of"] == run_at(part, AT.replace(day=30, month=7))["priors_of"] == whole


def ids_of_runs(folder: Path) -> str:
    (row,) = csv.DictReader((folder / WHOLE_BOOK / "runs.csv").read_text().splitlines())
    return row["run_id"]


def test_on_an_earlier_day_or_by_other_rules_a_part_stands_for_itself(part: Path) -> None:
    assert kept_whole_book(str(part), AT, Rules()) is not None
    assert kept_whole_book(str(part), AT.replace(day=29), Rules()) is None
    assert kept_whole_book(str(part), AT, Rules().changed(trust_share=0.25)) is None
    before = run_at(part, AT.replace(month=5))
    assert before["priors_of"] == before["run_id"]


def test_a_part_of_a_part_and_its_copy_keep_the_quantities(part: Path, tmp_path: Path) -> None:
    export_book(str(part), tmp_path / "copy", "csv")
    assert run_at(tmp_path / "copy", AT)["priors_of"] == ids_of_runs(part)
    smaller = exported(str(part), tmp_path / "smaller", {"account": ("a",)}, AT)
    kept, first = (
        (folder / WHOLE_BOOK / "priors.csv").read_text().split("\n")[1:] for folder in (smaller, part)
    )
    assert [line.partition(",")[2] for line in kept] == [line.partition(",")[2] for line in first]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("run_id,name,segment,value\nr,keeping_prior.mean,,much\nr,x,,nan\n", "is not as it was exported"),
        ("run_id,name\nr,x\n", "is not as it was exported"),
        ('run_id,name\n"r', "cannot be read"),
    ],
)
def test_quantities_that_were_tampered_with_are_refused(
    part: Path, tmp_path: Path, text: str, says: str
) -> None:
    export_book(str(part), tmp_path / "copy", "csv")
    (tmp_path / "copy" / WHOLE_BOOK / "priors.csv").write_text(text)
    with pytest.raises(BookError, match=says):
        kept_whole_book(str(tmp_path / "copy"), AT, Rules())
