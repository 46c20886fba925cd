"""What docs/data.md says of real job titles is what the command prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.titles import EXPECTED, Title, agreement, agrees, report
from tests.house.tracked import ROOT
from troth.intake.roles import ROLES, Suggestion, words_of_book


def test_every_role_has_occupations_in_which_it_is_expected() -> None:
    assert set(EXPECTED) == set(ROLES)
    assert agrees(Suggestion(role="end_user"), "51-4041.00")
    assert not agrees(Suggestion(role="end_user"), "11-1011.00")


def test_titles_are_counted_by_what_they_suggest() -> None:
    titles = [
        Title("Buyer", "13-1022.00"),
        Title("Ice Cream Vendor", "41-9091.00"),
        Title("Purchasing Engineer", "17-2112.00"),
        Title("Poet", "27-3043.05"),
    ]
    found = agreement(iter(titles), words_of_book("en"))
    assert [str(each) for each in (found.suggested, found.contradictory, found.agreeing)] == [
        "2 of 4 (50.0%)",
        "1 of 4 (25.0%)",
        "1 of 2 (50.0%)",
    ]


@pytest.mark.real
def test_the_page_of_the_data_gives_the_figures_that_are_measured(real_data: Path) -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    assert [line for line in report(real_data) if line not in page] == []
