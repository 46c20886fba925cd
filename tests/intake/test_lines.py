"""A file nobody vouches for is read in bounds; what is no table is refused in a sentence."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from tests.intake.conftest import BOOK, Reader, outcome_of
from troth.intake import limits, lines, mapping_of, read
from troth.model import InputError

MAPPING = '[offerings]\noffering_id = "No"\nname = "Name"\n'
HEADER = b"No,Name\n"


def refusal(content: bytes, read_texts: Reader) -> str:
    with pytest.raises(InputError) as refused:
        read_texts(MAPPING, content)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "export.csv is empty"),
        (b"\n\r\n\n", "holds no header line"),
        (b"PK\x03\x04", "is cut short or damaged"),
        (b"No\0,Name\n", "The header of export.csv cannot be read"),
        (b"N\x81,Name\n", 'name the encoding, or a fallback such as "latin-1"'),
        (b'"No,Name\n', "The header of export.csv cannot be read"),
        (b"," * 20_000 + b"\n", "has 20,001 columns; at most 10,000"),
        (
            b"c," * 10_000_000,
            "The header of export.csv cannot be read: the line is longer than 1,048,576 bytes",
        ),
        (gzip.compress(b""), "holds no header line"),
        (gzip.compress(HEADER + b"1,Pump\n" * 9_999)[:-20], "is cut short or damaged"),
        (b"\x1f\x8bgarbage", "is cut short or damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_is_refused(content: bytes, says: str, read_texts: Reader) -> None:
    assert says in refusal(content, read_texts)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"2,Va\0lve", "the line holds a zero byte"),
        (b"2,V\x81lve", "byte 4 of the line is no windows-1252"),
        (b"2", "has 1 cells, the header has 2"),
        (b"2,Valve,3", "has 3 cells, the header has 2"),
        (b'2,"Valve" x', "is no CSV"),
        (b"2,Val\rve", "is no CSV"),
        (b"2," + b"x" * limits.LONGEST_LINE, "the line is longer than 1,048,576 bytes"),
        (b"2," + b"x" * 200_000, "is no CSV: field larger than field limit"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_line_that_cannot_be_read_is_set_aside_and_the_others_go_on(
    line: bytes, says: str, read_texts: Reader
) -> None:
    outcome = read_texts(MAPPING, HEADER + b"1,Pump\n" + line + b"\n3,Pipe\n")
    assert [row["offering_id"] for row in outcome.facts["offerings"]] == ["1", "3"]
    assert len(outcome.problems) == 1
    assert outcome.problems[0].startswith("row, row 3: ")
    assert says in outcome.problems[0]


def test_a_quotation_mark_that_is_never_closed_says_how_far_it_reached(read_texts: Reader) -> None:
    content = HEADER + b'1,Pump\n2,"Valve\n' + b"3,Pipe\n" * 30_000
    outcome = read_texts(MAPPING.replace("[offerings]", "[offerings]\ndistinct = true"), content)
    assert [row["offering_id"] for row in outcome.facts["offerings"]] == ["1", "3"]
    assert "(lines 3 to " in outcome.problems[0]


def test_a_record_over_many_lines_is_bounded(read_texts: Reader) -> None:
    cell = b'"' + b"x" * 100_000 + b'\n",'
    outcome = read_texts(MAPPING, HEADER + b"1,Pump\n" + cell * 30 + b"1\n")
    assert [row["offering_id"] for row in outcome.facts["offerings"]] == ["1"]
    assert "the row is longer than 1,048,576 characters" in outcome.problems[0]


def test_a_line_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch, read_texts: Reader) -> None:
    monkeypatch.setattr(lines, "MOST_SKIPPED", 3 * limits.LONGEST_LINE)
    says = refusal(gzip.compress(HEADER + b"x" * (5 * limits.LONGEST_LINE)), read_texts)
    assert "this is no table of text" in says


def test_encodings_may_be_mixed_line_by_line(read_texts: Reader) -> None:
    content = b"\xef\xbb\xbfNo,Name\n1,Stra\xc3\x9fe\n2,Stra\xdfe\n"
    outcome = read_texts('[file]\nfallback = "latin-1"\n' + MAPPING, content)
    assert [row["name"] for row in outcome.facts["offerings"]] == ["Straße", "Straße"]


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_packed_and_plain_files_with_any_line_ending_are_read_alike(
    ending: bytes, read_texts: Reader
) -> None:
    content = ending.join([b"No,Name", b'1,"Pump, ""big"""', b"", b"2,Valve,,", b'3,"two', b'lines"'])
    plain, packed = read_texts(MAPPING, content), read_texts(MAPPING, gzip.compress(content))
    assert plain.facts == packed.facts
    assert plain.problems == packed.problems == []
    names = [row["name"] for row in plain.facts["offerings"]]
    assert names == ['Pump, "big"', "Valve", f"two{ending.decode()}lines"]


def test_only_a_regular_file_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for path, says in [
        (pipe, "is no file"),
        (tmp_path, "Is a directory"),
        (tmp_path / "none.csv", "No such file"),
    ]:
        with pytest.raises(InputError, match=says):
            read(mapping_of(BOOK + MAPPING), path)


def test_a_name_that_can_be_no_file_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be the name of a file"):
        read(mapping_of(BOOK + MAPPING), "a\0b.csv")


def test_a_file_that_changes_after_the_check_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(HEADER + b"1,Pump\n")
    reading = read(mapping_of(BOOK + MAPPING), path)
    path.write_bytes(b"other,header\n")
    with pytest.raises(InputError, match="has changed since its header was read"):
        outcome_of(reading)
