"""Of an erased person no byte remains, and no figure is lost."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.ledger.conftest import NOW
from tests.ledger.test_keeping import gap, run
from troth import ledger
from troth.ledger import Ledger
from troth.ledger.finding import traces
from troth.ledger.storing import Figure, db_table
from troth.model import OUTPUTS, TABLES, BookError, Facts, Kind, Problem

NAME, ADDRESS, OLD_ID = "Zaharina Vexample", "zaharina.vex@ashgrove.example", "person_8f3a61c2"
LOCAL_PART = ADDRESS.partition("@")[0]
SOUGHT = (NAME, ADDRESS, LOCAL_PART, OLD_ID)
DAY = date(2026, 2, 1)
PLANTED_ID = f"promise-{LOCAL_PART}-7"

COLUMNS = {
    "accounts": ("account_id", "name"),
    "staff": ("staff_id", "name"),
    "people": ("person_id", "name", "title", "department", "email", "phone"),
    "promises": ("promise_id", "account_id", "person_id", "words", "made_on", "due_on"),
    "promise_events": ("event_id", "promise_id", "kind", "happened_on", "said_by", "words"),
    "feedback": (
        "feedback_id",
        "account_id",
        "person_id",
        "instrument",
        "asked_on",
        "answered_on",
        "score",
        "words",
    ),
    "value_claims": ("claim_id", "account_id", "person_id", "words", "grade", "stated_on"),
    "influence_ratings": (
        "rating_id",
        "person_id",
        "account_id",
        "level",
        "rated_by",
        "rater_id",
        "rated_on",
    ),
    "interactions": (
        *("interaction_id", "event_key", "account_id", "person_id"),
        *("kind", "direction", "happened_at", "note"),
    ),
    "external_ids": ("external_id", "kind", "our_id", "system", "key"),
    "person_choices": ("choice_id", "person_id", "kind", "chosen_on"),
    "codings": ("coding_id", "fact_table", "fact_id", "coder_id", "kind", "code", "coded_on"),
}
ROWS: dict[str, tuple[tuple[object, ...], ...]] = {
    "accounts": (("account_a", "Ashgrove Fittings"),),
    "staff": (("staff_rita", "Rita Ours"),),
    "people": (
        (OLD_ID, NAME, "Head of Buying", "Purchasing", ADDRESS, "+49 30 5550 1234"),
        ("person_other", "Tuva Example", None, None, "tuva@ashgrove.example", None),
    ),
    "promises": (
        ("promise_1", "account_a", OLD_ID, f"Call {NAME} back", DAY, date(2026, 3, 1)),
        (PLANTED_ID, "account_a", "person_other", "A new drawing", DAY, date(2026, 3, 1)),
    ),
    "promise_events": (
        ("event_1", "promise_1", "verdict", DAY, OLD_ID, "You let me down"),
        ("event_2", PLANTED_ID, "delivered", DAY, None, f"sent to {ADDRESS.upper()}"),
    ),
    "feedback": (("f_1", "account_a", OLD_ID, "nps", DAY, DAY, 3, "I am not pleased at all"),),
    "value_claims": (("claim_1", "account_a", OLD_ID, "You saved me a week", 1, DAY),),
    "influence_ratings": (
        ("rating_1", OLD_ID, "account_a", 4, "self", OLD_ID, DAY),
        ("rating_2", "person_other", "account_a", 1, "customer", OLD_ID, DAY),
    ),
    "interactions": (
        (
            *("i_1", f"mail-{OLD_ID}@x", "account_a", "person_other", "email", "in", NOW),
            f"Vexample,  Zaharina came along ({OLD_ID})",
        ),
    ),
    "external_ids": (
        ("x_1", "people", OLD_ID, "crm", ADDRESS),
        ("x_2", "accounts", "account_a", "files", f"{NAME.replace(' ', '_')}.pdf"),
    ),
    "person_choices": (("choice_1", OLD_ID, "informed", DAY),),
    "codings": (("coding_1", "promises", PLANTED_ID, "staff_rita", "reason", "late", DAY),),
}


@pytest.fixture(autouse=True)
def _folder_of_logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROTH_FOLDER", str(tmp_path / "logs"))


@pytest.fixture
def planted(book: Ledger) -> Ledger:
    """A book in which a person is named wherever people write names, over two versions and a run."""
    facts = [Facts(name, COLUMNS[name], rows) for name, rows in ROWS.items()]  # type: ignore[arg-type]
    source = "Zaharina-Vexample_2026.csv"
    ledger.record(book, facts, by="keeper", source=source, now=NOW)
    moved = Facts("people", ("person_id", "name", "email"), ((OLD_ID, NAME, ADDRESS),))
    ledger.supersede(book, [moved], by="keeper", source="form", now=NOW + timedelta(days=1))
    person_score: tuple[Figure, ...] = tuple(_person_score().values())
    tables: dict[str, list[tuple[Figure, ...]]] = {
        "person_scores": [person_score],
        "gaps": [gap("account_a"), ("account_a", "overdue_promise", OLD_ID, None, PLANTED_ID, 0.75)],
        "contributions": [("account_a", OLD_ID, "promises", PLANTED_ID, 0.125)],
    }
    ledger.keep(book, run("run_1"), tables)
    return book


def _person_score() -> dict[str, Figure]:
    row: dict[str, Figure] = {column.name: None for column in OUTPUTS["person_scores"].columns[1:]}
    row |= {name: "none" for name in row if name.endswith("_evidence")}
    return row | {
        "account_id": "account_a",
        "person_id": OLD_ID,
        "influence": 0.5,
        "promises_due": 2,
        "promises_kept": 1,
    }


def figures(book: Ledger) -> dict[str, list[tuple[Figure, ...]]]:
    """Everything stored that is no text: amounts, dates, levels, counts, scores."""
    kept = {}
    for table in (*TABLES.values(), *OUTPUTS.values()):
        if table.name not in {"external_ids", "person_choices", "batches"}:
            names = [column.name for column in table.columns if column.kind is not Kind.TEXT]
            rows = _all_rows(book, table.name)
            kept[table.name] = [tuple(row[name] for name in names) for row in rows]
    return kept


def _all_rows(book: Ledger, table: str) -> list[dict[str, Figure]]:
    if table in TABLES:
        return ledger.versions(book, table)
    return ledger.results(book, table, "run_1")


def texts(book: Ledger) -> str:
    """Every stored text, one to a line."""
    lines: list[str] = []
    with book.connection.cursor() as cursor:
        for name in (*TABLES, *OUTPUTS, "current_run"):
            cursor.execute(f"SELECT * FROM {db_table(name)}")  # noqa: S608
            lines += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(lines)


def test_after_erasing_and_blanking_no_byte_of_the_person_remains_and_no_figure_changed(
    planted: Ledger,
) -> None:
    before = figures(planted)
    assert all(each in texts(planted) for each in SOUGHT)
    report = ledger.erase(planted, OLD_ID, by="keeper", now=NOW + timedelta(days=2))
    ledger.blank(planted, report)
    held = texts(planted).casefold()
    for each in (*SOUGHT, "vexample", "5550 1234", "let me down", "not pleased", "saved me"):
        assert each.casefold() not in held
    assert figures(planted) == before
    if planted.is_sqlite:
        stored = b"".join(path.read_bytes() for path in _files(planted)).lower()
        assert b"ashgrove fittings" in stored
        for each in (*SOUGHT, "vexample"):
            assert each.lower().encode() not in stored


def _files(book: Ledger) -> list[Path]:
    path = Path(book.connection.settings_dict["NAME"])
    return sorted(path.parent.glob(f"{path.name}*"))


def test_the_person_goes_on_under_a_fresh_id_everywhere(planted: Ledger) -> None:
    (new_id,) = ledger.erase(planted, OLD_ID, by="keeper", now=NOW + timedelta(days=2)).new_ids
    (person,) = ledger.current(planted, "people", person_id=new_id)
    assert person["name"] == "(erased)"
    assert [person[name] for name in ("title", "department", "email", "phone")] == [None] * 4
    assert [row["promise_id"] for row in ledger.current(planted, "promises", person_id=new_id)] == [
        "promise_1"
    ]
    assert [row["rating_id"] for row in ledger.current(planted, "influence_ratings", rater_id=new_id)] == [
        *("rating_1", "rating_2"),
    ]
    for table in ("person_scores", "contributions", "gaps"):
        assert len(ledger.results(planted, table, "run_1", person_id=new_id)) == 1
    assert ledger.current(planted, "person_choices") == []
    assert [row["external_id"] for row in ledger.current(planted, "external_ids")] == ["x_2"]


def test_what_others_wrote_is_listed_and_stays_until_it_is_blanked(planted: Ledger) -> None:
    report = ledger.erase(planted, OLD_ID, by="keeper", now=NOW + timedelta(days=2))
    listed = {(found.table, found.column, found.id) for found in report.findings}
    assert {place for place in listed if place[0] != "batches"} == {
        ("promises", "promise_id", PLANTED_ID),
        ("promises", "words", "promise_1"),
        ("promise_events", "words", "event_2"),
        ("interactions", "event_key", "i_1"),
        ("interactions", "note", "i_1"),
        ("external_ids", "key", "x_2"),
        ("codings", "fact_id", "coding_1"),
    }
    assert [place[1] for place in listed if place[0] == "batches"] == ["source"]
    (chosen,) = [found for found in report.findings if found.column == "words" and found.table == "promises"]
    assert ledger.blank(planted, report, [chosen]) == 1
    (promise,) = ledger.current(planted, "promises", promise_id="promise_1")
    assert promise["words"] == "Call (erased) back"
    assert len(ledger.current(planted, "promises", promise_id=PLANTED_ID)) == 1


def test_a_blanked_id_is_replaced_wherever_it_is_repeated(planted: Ledger) -> None:
    report = ledger.erase(planted, OLD_ID, by="keeper", now=NOW + timedelta(days=2))
    ledger.blank(planted, report)
    (promise,) = ledger.current(planted, "promises", words="A new drawing")
    (event,) = ledger.current(planted, "promise_events", event_id="event_2")
    (coding,) = ledger.current(planted, "codings")
    gaps = ledger.results(planted, "gaps", "run_1", kind="overdue_promise")
    assert {event["promise_id"], coding["fact_id"], gaps[0]["fact_id"]} == {promise["promise_id"]}


def test_all_ids_found_to_be_the_same_person_are_erased(planted: Ledger) -> None:
    columns = ("merge_id", "kind", "kept_id", "merged_id", "merged_on")
    merge = Facts("merges", columns, (("m", "person", OLD_ID, "person_other", DAY),))
    ledger.record(planted, [merge], by="keeper", source="form", now=NOW + timedelta(days=2))
    report = ledger.erase(planted, "person_other", by="keeper", now=NOW + timedelta(days=3))
    assert len(report.new_ids) == 2
    assert {row["name"] for row in ledger.versions(planted, "people")} == {"(erased)"}
    (kept,) = ledger.current(planted, "merges")
    assert {kept["kept_id"], kept["merged_id"]} == set(report.new_ids)


def test_that_an_erased_person_is_somebody_else_stays_known_under_the_new_id(planted: Ledger) -> None:
    columns = ("distinction_id", "kind", "one_id", "other_id", "decided_on")
    apart = (("d", "person", OLD_ID, "person_other", DAY), ("e", "account", OLD_ID, "another", DAY))
    ledger.record(
        planted,
        [Facts("distinctions", columns, apart)],
        by="keeper",
        source="form",
        now=NOW + timedelta(days=2),
    )
    (new_id,) = ledger.erase(planted, OLD_ID, by="keeper", now=NOW + timedelta(days=3)).new_ids
    told = [(row["one_id"], row["other_id"]) for row in ledger.current(planted, "distinctions")]
    assert told[0] == (new_id, "person_other")


def test_after_an_erasure_the_book_is_guarded_as_before_and_says_who_erased(planted: Ledger) -> None:
    ledger.erase(planted, OLD_ID, by="keeper", now=NOW + timedelta(days=2))
    batch = ledger.current(planted, "batches")[-1]
    assert (batch["written_by"], batch["source"]) == ("keeper", "erasure")
    with planted.connection.cursor() as cursor, pytest.raises(Exception, match="append-only"):
        cursor.execute("DELETE FROM troth_people")


def test_a_person_nobody_knows_cannot_be_erased(planted: Ledger) -> None:
    before = texts(planted)
    with pytest.raises(BookError, match="knows no person 'person_zz'"):
        ledger.erase(planted, "person_zz", by="keeper", now=NOW + timedelta(days=2))
    assert texts(planted) == before


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("met zoë  SAMPLE today", True),
        ("Sample, Zoë", True),
        ("report_zoe\u0308-sample.pdf", True),
        ("zoësample", True),
        ("write to zs@x.example", True),
        ("ask p12", True),
        ("ask p123", False),
        ("group12", False),
        ("Zoë Other", False),
    ],
)
def test_a_name_is_found_in_any_spelling_and_a_short_word_only_by_itself(text: str, *, named: bool) -> None:
    sought = traces(["Zoë Sample"], ["zs@x.example", "p12"])
    assert sought.in_text(text) is named
    assert not sought.in_text(sought.without(text))


def test_an_address_goes_whole_however_short_its_local_part() -> None:
    sought = traces(["Zoë Sample"], ["zs@x.example", "zs"])
    assert sought.without("to ZS@x.example, or ask zs") == "to (erased), or ask (erased)"


def test_what_others_wrote_is_told_beforehand_and_nothing_is_changed(planted: Ledger) -> None:
    before = texts(planted)
    told = ledger.mentions(planted, OLD_ID)
    assert texts(planted) == before
    report = ledger.erase(planted, OLD_ID, by="keeper", now=NOW + timedelta(days=2))
    listed = {(found.table, found.column, found.text) for found in report.findings}
    assert {(found.table, found.column, found.text) for found in told} == listed


def test_what_an_import_could_not_take_goes_where_it_or_its_file_names_the_person(planted: Ledger) -> None:
    batch = str(ledger.current(planted, "batches")[0]["batch_id"])
    problems = [
        Problem("people.csv", f"email came as {ADDRESS}", 3),
        Problem(f"{NAME}.csv", "no name", 4),
        Problem("people.csv", "no name", 5),
    ]
    ledger.keep_problems(planted, batch, problems)
    ledger.erase(planted, OLD_ID, by="keeper", now=NOW + timedelta(days=2))
    assert [each.row for each in ledger.problems_of_batch(planted, batch)] == [5]


def test_until_the_store_is_swept_its_log_says_so(planted: Ledger) -> None:
    assert not ledger.is_unswept(planted)
    ledger.erase(planted, OLD_ID, by="keeper", now=NOW + timedelta(days=2), blanking=True, sweeping=False)
    assert ledger.is_unswept(planted)
    ledger.sweep(planted)
    assert not ledger.is_unswept(planted)
    ledger.note_unswept(planted)
    assert ledger.is_unswept(planted)
