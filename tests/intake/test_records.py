"""The header must hold what the mapping asks for, once; rows are known by the line they begin on."""

from __future__ import annotations

import pytest

from tests.intake.conftest import Reader
from troth.model import MappingError

MAPPING = '[offerings]\noffering_id = "No"\nname = "Name"\nfamily = "Family"\n'


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("No,Nane,Family", "[offerings]: the file has no column 'Name'; did you mean 'Nane'?"),
        ("No,Name,x", "[offerings]: the file has no column 'Family'; the file has 'No', 'Name', 'x'"),
        ("No,Name,Family,Name", "header: 'Name' is there 2 times; rename all but one"),
        ("No;Name;Family", "header: is one column; if the separator is ';', say so under [file]"),
    ],
)
def test_a_header_that_does_not_fit_is_refused_with_the_nearest_name(
    header: str, says: str, read_texts: Reader
) -> None:
    with pytest.raises(MappingError) as refused:
        read_texts(f'[file]\nseparator = ","\n{MAPPING}', f"{header}\n")
    assert says in str(refused.value)


def test_all_missing_columns_are_told_at_once(read_texts: Reader) -> None:
    with pytest.raises(MappingError) as refused:
        read_texts(MAPPING, "a,b,c\n")
    assert [problem.says.split(";")[0] for problem in refused.value.problems] == [
        f"the file has no column {name!r}" for name in ("Family", "Name", "No")
    ]


def test_a_repeated_name_that_is_not_asked_for_does_no_harm(read_texts: Reader) -> None:
    outcome = read_texts(MAPPING, "x,No,Name,Family,x\n,1,Pump,Water,\n")
    assert outcome.facts["offerings"] == [{"offering_id": "1", "name": "Pump", "family": "Water"}]


def test_a_problem_names_the_line_its_row_begins_on(read_texts: Reader) -> None:
    outcome = read_texts(MAPPING, '\nNo,Name,Family\n1,"Pu\nmp",\n\n2,,\n')
    assert outcome.problems == [
        "offerings.name, row 6: name is empty; every row needs one; the row was set aside"
    ]
