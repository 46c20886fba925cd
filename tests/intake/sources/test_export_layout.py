"""A file is known by its name, an object is read after those it refers to, and a faulty layout is told whole."""

from __future__ import annotations

import pytest

from troth.intake.sources.export_layout import layout_named, layouts_of, plain
from troth.model import MappingError

DEALS = {
    "name": "Deal",
    "needs": ["Id"],
    "facts": {"deals": {"deal_id": "Id", "account_id": "Account", "opened_on": "Day"}},
}
ACCOUNTS = {
    "name": "Account",
    "files": ["Companies"],
    "facts": {"accounts": {"account_id": "Id", "name": "Name"}},
}
LAYOUTS = layouts_of({"objects": [DEALS, ACCOUNTS]}, "made up")


@pytest.mark.parametrize("name", ["AccountId", "account_id", "Account ID", "accountid"])
def test_a_name_is_the_same_however_it_is_written(name: str) -> None:
    assert plain(name) == "accountid"


@pytest.mark.parametrize(
    "file",
    [
        "Account.csv",
        "sf_account_data.csv",
        "companies.csv.gz",
        "export/ACCOUNT_2.csv",
        "Salesforce Account.csv",
    ],
)
def test_a_file_is_known_by_its_name_with_or_without_product_and_number(file: str) -> None:
    layout = layout_named(file, LAYOUTS)
    assert layout is not None
    assert layout.name == "Account"


@pytest.mark.parametrize("file", ["AccountHistory.csv", "Lead.csv", "sf_account_history_data.csv", ".csv"])
def test_a_file_of_another_name_is_of_no_object(file: str) -> None:
    assert layout_named(file, LAYOUTS) is None


def test_an_object_is_read_after_those_it_refers_to() -> None:
    assert [layout.name for layout in LAYOUTS] == ["Account", "Deal"]


def test_every_problem_of_the_layouts_is_told_at_once() -> None:
    wrong = {**ACCOUNTS, "fils": [], "skip": [{"raison": "x"}], "lookups": [{"object": "Deal", "at": "Id"}]}
    with pytest.raises(MappingError) as told:
        layouts_of({"objects": [wrong]}, "made up")
    assert [says.split(" is no option")[0].split(": ")[-1] for says in map(str, told.value.problems)] == [
        "'fils'",
        "'raison'",
        "'at'",
    ]
