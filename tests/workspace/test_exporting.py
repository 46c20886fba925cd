"""An exported book opens with the same figures: every version, every digit, every character."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.file_sizes import files_no_larger_than
from tests.small_sample import UNTIL, Figures, figures_at
from troth import ledger
from troth.model import Facts, InputError
from troth.workspace import open_book
from troth.workspace.exporting import export_book
from troth.workspace.files import FORMS

EVERY_FORM = pytest.mark.parametrize("form", FORMS)
AMOUNTS = ("9999999999999999.99", "-9999999999999999.99", "1234567890123456.78", "0.01", "0.00")
HOSTILE = (
    'He said "by Friday", then\nby Monday',
    "a lone return\rin between",
    "both\r\nof them",
    "  spaces at both ends  ",
    "\\N",
    "NULL",
    "=cmd()",
    "# no remark",
    "\ttab; semicolon, comma",
    "Grüße, 今日, 🚀",
)
NAME = 'Übung "eins" 🚀 \\ \u007f'
FIRST, SECOND = datetime(2026, 1, 5, 9, tzinfo=UTC), datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def odd_ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger with the largest amounts, hostile texts, a changed promise and a setting of its own."""
    address = f"sqlite:///{tmp_path_factory.mktemp('odd') / 'book.sqlite3'}"
    store = ledger.create(address)
    made_on = date(2026, 1, 1)
    facts = [
        Facts(
            "settings", ("setting_id", "name", "value"), (("s1", "name", NAME), ("s2", "trust_share", "0.5"))
        ),
        Facts("accounts", ("account_id", "name"), (("a", "Alder (sample)"),)),
        Facts("people", ("person_id", "name"), (("p", "Pia Example"),)),
        Facts(
            "buying_roles",
            ("buying_role_id", "person_id", "account_id", "role"),
            (("r", "p", "a", "end_user"),),
        ),
        Facts(
            "promises",
            ("promise_id", "account_id", "person_id", "words", "made_on", "due_on"),
            tuple((f"p{i}", "a", "p", words, made_on, date(2026, 2, 1)) for i, words in enumerate(HOSTILE)),
        ),
        Facts(
            "invoices",
            ("line_id", "account_id", "billed_on", "amount"),
            tuple((f"i{i}", "a", made_on, Decimal(amount)) for i, amount in enumerate(AMOUNTS)),
        ),
    ]
    ledger.record(store, facts, by="keeper", source="test", now=FIRST)
    changed = Facts(
        "promises",
        ("promise_id", "account_id", "person_id", "words", "made_on", "due_on"),
        (("p0", "a", "p", "in other words", made_on, date(2026, 12, 1)),),
    )
    ledger.supersede(store, [changed], by="keeper", source="test", now=SECOND)
    ledger.close(store)
    return address


@pytest.fixture(scope="module", params=FORMS)
def odd_folder(
    request: pytest.FixtureRequest, odd_ledger: str, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """That ledger, exported."""
    folder: Path = tmp_path_factory.mktemp("odd") / "book"
    export_book(odd_ledger, folder, request.param)
    return folder


def rows(address: str, select: str) -> list[tuple[Any, ...]]:
    """What an open book holds."""
    with closing(open_book(address).runner) as runner:
        return list(runner.rows(select))


@EVERY_FORM
def test_an_exported_ledger_gives_its_figures_to_the_last_digit(
    small_ledger: str, ledger_figures: Figures, tmp_path: Path, form: str
) -> None:
    counts = export_book(small_ledger, tmp_path / "book", form)
    assert counts["promises"] == len(ledger_figures["promise_scores"])
    assert figures_at(str(tmp_path / "book")) == ledger_figures


def test_amounts_of_16_digits_come_back_exactly(odd_folder: Path) -> None:
    cents = rows(str(odd_folder), "SELECT amount FROM book_invoices ORDER BY line_id")
    assert [Decimal(units) / 100 for (units,) in cents] == [Decimal(amount) for amount in AMOUNTS]


def test_amounts_stand_in_the_csv_digit_by_digit(odd_ledger: str, tmp_path: Path) -> None:
    export_book(odd_ledger, tmp_path / "book", "csv")
    lines = (tmp_path / "book" / "invoices.csv").read_text(encoding="utf-8").splitlines()
    assert all(any(f",{amount}," in line for line in lines) for amount in AMOUNTS)


def test_words_come_back_character_by_character(odd_folder: Path) -> None:
    found = rows(
        str(odd_folder), "SELECT words FROM book_promises WHERE superseded_at IS NULL ORDER BY promise_id"
    )
    assert [words for (words,) in found] == ["in other words", *HOSTILE[1:]]


def test_every_version_comes_back_with_its_moments(odd_ledger: str, odd_folder: Path) -> None:
    select = (
        "SELECT promise_id, words, due_on, recorded_at, superseded_at, recorded_basis, batch_id "
        "FROM book_promises ORDER BY promise_id, recorded_at"
    )
    found = rows(str(odd_folder), select)
    assert found == rows(odd_ledger, select)
    assert len(found) == len(HOSTILE) + 1


def test_settings_come_back(odd_folder: Path) -> None:
    book = open_book(str(odd_folder))
    book.runner.close()
    assert (book.settings["name"], book.settings["trust_share"]) == (NAME, "0.5")


@EVERY_FORM
def test_a_folder_that_is_there_is_not_touched(small_folder: Path, tmp_path: Path, form: str) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="is there already; name a new one"):
        export_book(str(small_folder), tmp_path, form)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_unknown_form_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="The format came as 'odt'; csv, parquet, xlsx are allowed"):
        export_book("no book at all", tmp_path / "out", "odt")


def test_a_folder_that_cannot_be_made_is_told(small_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    with pytest.raises(InputError, match="cannot be made"):
        export_book(str(small_folder), tmp_path / "file" / "book", "csv")


def test_a_full_disk_leaves_nothing_behind(small_folder: Path, tmp_path: Path) -> None:
    with files_no_larger_than(50_000), pytest.raises(OSError, match="File too large"):
        export_book(str(small_folder), tmp_path / "book", "csv")
    assert list(tmp_path.iterdir()) == []


def test_a_past_day_has_the_same_figures(odd_ledger: str, odd_folder: Path) -> None:
    before = date(2026, 2, 20)
    assert figures_at(str(odd_folder), before) == figures_at(odd_ledger, before)
    assert figures_at(odd_ledger, before) != figures_at(odd_ledger, UNTIL)
