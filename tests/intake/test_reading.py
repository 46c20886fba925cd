"""A row enters whole or not at all, every fault is counted, and memory stays bounded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.conftest import BOOK, Reader
from troth.intake import limits, mapping_of, read, reading
from troth.model import InputError, MappingError

PROMISES = """
[accounts]
distinct = true
account_id = "Customer"
name = "Customer"
segment = "Segment"
[promises]
promise_id = "No"
account_id = "Customer"
words = "Text"
made_on = { from = "Made", set_aside = "cell" }
due_on = "Due"
[[promise_events]]
when = "Kept"
event_id = { template = "{No}-kept" }
promise_id = "No"
kind = { constant = "delivered" }
happened_on = "Kept"
[[promise_events]]
when = "Warned"
event_id = { template = "{No}-warned" }
promise_id = "No"
kind = { constant = "warned" }
happened_on = "Warned"
cause = { constant = "third" }
"""
HEADER = "No,Customer,Segment,Text,Made,Due,Kept,Warned\n"


def test_a_row_makes_one_fact_of_each_section_whose_condition_holds(read_texts: Reader) -> None:
    outcome = read_texts(
        PROMISES,
        HEADER + "1,Umbra AG,,Call,2026-01-01,2026-01-09,2026-01-08,2026-01-02\n2,Umbra AG,,Call,,,,\n",
    )
    assert outcome.problems == []
    assert len(outcome.facts["accounts"]) == 1
    assert [(row["event_id"], row["cause"]) for row in outcome.facts["promise_events"]] == [
        ("1-kept", None),
        ("1-warned", "third"),
    ]


def test_a_sound_row_that_makes_no_fact_is_counted_as_skipped(read_texts: Reader) -> None:
    rates = '[rates]\nwhen = "Rate"\nrate_id = "No"\ncurrency = "No"\non = "Day"\nrate = "Rate"\n'
    outcome = read_texts(rates, "No,Rate,Day\nUSD,1.5,2026-01-01\nCHF,,2026-01-01\nGBP,x,2026-01-01\n")
    tally = outcome.reading.tally
    assert (tally.rows, tally.facts["rates"], tally.rows_set_aside) == (3, 1, 1)
    assert tally.skipped == {reading.MAKES_NO_FACT: 1}


def test_a_row_with_a_fault_gives_none_of_its_facts_and_all_its_faults(read_texts: Reader) -> None:
    outcome = read_texts(PROMISES, HEADER + "1,Umbra AG,,,2026-01-01,soon,2026-13-01,\n")
    assert outcome.facts == {}
    assert [problem.split(":")[0] for problem in outcome.problems] == [
        "promises.words, row 2",
        "promises.due_on, row 2",
        "promise_events.happened_on, row 2",
    ]
    assert (outcome.reading.tally.rows, outcome.reading.tally.rows_set_aside) == (1, 1)


@pytest.mark.parametrize("made_on", ["2026-02-01", "soon", "0000-00-00"])
def test_a_cell_declared_so_is_set_aside_and_its_row_stays(made_on: str, read_texts: Reader) -> None:
    outcome = read_texts(PROMISES, HEADER + f"1,Umbra AG,,Call,{made_on},2026-01-09,,\n")
    assert outcome.facts["promises"][0]["made_on"] is None
    assert len(outcome.problems) == outcome.reading.tally.cells_set_aside == 1
    assert outcome.problems[0].startswith("promises.made_on, row 2")
    assert outcome.problems[0].endswith("the cell was left empty")


def test_a_promise_due_before_it_was_made_is_set_aside_unless_declared_otherwise(read_texts: Reader) -> None:
    mapping = PROMISES.replace('{ from = "Made", set_aside = "cell" }', '"Made"')
    outcome = read_texts(mapping, HEADER + "1,Umbra AG,,Call,2026-02-01,2026-01-09,,\n")
    assert outcome.facts == {}
    assert "made_on 2026-02-01 lies after due_on 2026-01-09" in outcome.problems[0]


def test_the_first_row_speaks_for_a_distinct_thing_and_a_different_one_is_told(read_texts: Reader) -> None:
    outcome = read_texts(
        PROMISES, HEADER + "1,Umbra AG,a,Call,,,,\n2,Umbra AG,b,Call,,,,\n3,Umbra AG,a,Call,,,,\n"
    )
    assert [row["segment"] for row in outcome.facts["accounts"]] == ["a"]
    assert len(outcome.facts["promises"]) == 3
    assert outcome.problems == [
        "accounts, row 3: 'Umbra AG' differs from an earlier row; the earlier one was taken"
    ]
    assert outcome.reading.tally.differing == 1


def test_a_thing_of_a_row_that_was_set_aside_is_taken_from_the_next(read_texts: Reader) -> None:
    outcome = read_texts(PROMISES, HEADER + "1,Umbra AG,a,,,,,\n2,Umbra AG,b,Call,,,,\n")
    assert [row["segment"] for row in outcome.facts["accounts"]] == ["b"]
    assert len(outcome.problems) == 1


def test_an_id_is_given_once(read_texts: Reader) -> None:
    outcome = read_texts(PROMISES, HEADER + "1,Umbra AG,,Call,,,,\n1,Umbra AG,,Visit,,,,\n")
    assert [row["words"] for row in outcome.facts["promises"]] == ["Call"]
    assert "promise_id '1' came before; give each id once; the row was set aside" in outcome.problems[0]


def test_versions_of_a_thing_are_told_apart_by_when_they_were_recorded(read_texts: Reader) -> None:
    mapping = '[offerings]\noffering_id = "No"\nname = "Name"\nrecorded_at = "At"\n'
    outcome = read_texts(mapping, "No,Name,At\n1,Pump,2026-01-01\n1,Big pump,2026-02-01\n1,Pump,2026-02-01\n")
    assert [row["name"] for row in outcome.facts["offerings"]] == ["Pump", "Big pump"]


CODES = (
    '[[codes]]\ncode_id = "No"\nkind = { constant = "need" }\ncode = "No"\nlabel = "Label"\n'
    '[offerings]\ndistinct = true\noffering_id = "Kind"\nname = "Kind"\n'
)


def sizes_of_chunks(rows: int, label: str, folder: Path) -> list[tuple[str, int]]:
    path = folder / "export.csv"
    lines = "".join(f"{number},k,{label}\n" for number in range(rows))
    path.write_text(f"No,Kind,Label\n{lines}", encoding="utf-8")
    return [(facts.table, len(facts.rows)) for facts in read(mapping_of(BOOK + CODES), path)]


def test_a_chunk_is_bounded_in_rows_and_parents_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert limits.LARGEST_CHUNK <= 50_000
    monkeypatch.setattr(reading, "LARGEST_CHUNK", 100)
    sizes = sizes_of_chunks(250, "label", tmp_path)
    assert [table for table, _ in sizes] == ["offerings", "codes", "codes", "codes"]
    assert sum(rows for table, rows in sizes if table == "codes") == 250
    assert max(rows for _, rows in sizes) <= 100


def test_a_chunk_of_long_rows_is_bounded_in_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "HEAVIEST_CHUNK", 10_000)
    sizes = sizes_of_chunks(20, "x" * 2_500, tmp_path)
    assert sizes == [("offerings", 1), *[("codes", 4)] * 5]


def test_a_large_file_of_garbage_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(HEADER + "a,b,c,d,e,f,g,h\n" * 100_000, encoding="utf-8")
    garbage = read(mapping_of(BOOK + PROMISES), path)
    with pytest.raises(InputError, match="10,000 of the first 10,000 rows of") as refused:
        list(garbage)
    assert len(refused.value.problems) == 20
    assert len(garbage.tally.problems) == limits.MOST_PROBLEMS_KEPT < garbage.tally.problem_count


def test_all_problems_are_counted_and_the_first_10000_kept(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    rows = "".join(f"{number},Umbra AG,,Call,soon,,,\n" for number in range(10_100))
    path.write_text(HEADER + rows, encoding="utf-8")
    faulty = read(mapping_of(BOOK + PROMISES), path)
    assert sum(len(facts.rows) for facts in faulty) == 10_101
    assert faulty.tally.problem_count == faulty.tally.cells_set_aside == 10_100
    assert len(faulty.tally.problems) == limits.MOST_PROBLEMS_KEPT


def test_reading_again_gives_the_same(read_texts: Reader) -> None:
    content = HEADER + "1,Umbra AG,,Call,,soon,,\n2,Umbra AG,,Call,,,,\n"
    again = read_texts(PROMISES, content).reading
    first = again.tally
    assert list(again) == list(again)
    assert again.tally == first


def test_a_book_without_a_time_zone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match="time zone"):
        read(mapping_of(PROMISES), tmp_path / "export.csv")
    with pytest.raises(InputError, match="Europe/Berlin"):
        read(mapping_of(PROMISES), tmp_path / "export.csv", time_zone="Berlin")
