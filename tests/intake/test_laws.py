"""Whatever bytes come in, what comes out is a reading that keeps the contract, or one sentence; and nothing is printed."""

from __future__ import annotations

import contextlib
import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.conftest import BOOK, outcome_of
from troth.intake import mapping_of, read
from troth.model import TABLES, InputError, problems_of

MAPPING = mapping_of(
    f"""{BOOK}
[file]
fallback = "cp1252"
decimal = ","
thousands = "."
dates = ["%d.%m.%y"]
empty = ["-"]
[accounts]
distinct = true
account_id = "b"
name = "b"
[promises]
promise_id = "a"
account_id = "b"
words = {{ template = "{{a}} {{c}}" }}
promised_level = "c"
made_on = {{ from = ["d", "c"], set_aside = "cell" }}
due_on = {{ from = "d", when = "c" }}
recorded_at = {{ from = ["@made_on", "d"] }}
"""
)
HEADER = b"a,b,c,d\n"

cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "-", "1", "1.000,5", "31.12.26", "2026-02-30", "2026-01-01", "0000-00-00", "9" * 30]
    ),
)
tables = st.lists(st.lists(cells, min_size=3, max_size=5), max_size=8)
few = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def keeps_the_contract(content: bytes) -> bool:
    """Read the bytes; a refusal must be a sentence, and every fact must pass the check of its table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_bytes(content)
        try:
            outcome = outcome_of(read(MAPPING, path))
        except InputError as error:
            return str(error).splitlines()[0].endswith(".")
    tally = outcome.reading.tally
    made = len(outcome.facts.get("promises", []))
    return (
        made + tally.rows_set_aside == tally.rows
        and tally.problem_count == len(tally.problems)
        and not [
            problem
            for table, rows in outcome.facts.items()
            for row in rows
            for problem in problems_of(TABLES[table], row, table)
        ]
    )


@given(content=st.binary(max_size=400))
@few
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert keeps_the_contract(content)


@given(content=st.binary(max_size=400))
@few
def test_any_bytes_after_a_header_are_read_or_refused(content: bytes) -> None:
    assert keeps_the_contract(HEADER + content)


@given(rows=tables)
@few
def test_any_table_is_read_into_facts_that_keep_the_contract(
    rows: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    file = io.StringIO(newline="")
    with contextlib.suppress(csv.Error):
        csv.writer(file).writerows(rows)
    assert keeps_the_contract(HEADER + file.getvalue().encode("utf-8", "surrogatepass"))
    assert capsys.readouterr() == ("", "")


@given(content=st.text(max_size=200))
@few
def test_any_text_is_a_mapping_or_refused_in_a_sentence(content: str) -> None:
    sentence = ""
    try:
        sections = mapping_of(content).sections
    except InputError as error:
        sections, sentence = (), str(error).splitlines()[0]
    assert bool(sections) is not sentence.startswith("The mapping")
