"""An address says what a list was asked for, and nothing else gets through."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from troth.web.asking import LONGEST_TEXT, asked, page_number


def test_only_names_that_are_known_with_values_are_taken() -> None:
    found = asked(QueryDict("q= mills &segment=&other=x&column=a&column=b"), ("q", "segment", "column"))
    assert dict(found.values) == {"q": ("mills",), "column": ("a", "b")}
    assert (found.one("q"), found.one("segment"), found.every("column")) == ("mills", "", ("a", "b"))


def test_a_query_changes_what_it_is_told_to_and_leaves_out_what_is_empty() -> None:
    found = asked(QueryDict("q=a b&column=x&column=y"), ("q", "column"))
    assert found.query() == "q=a+b&column=x&column=y"
    assert found.query(q="", sort="-loyalty") == "column=x&column=y&sort=-loyalty"


def test_a_value_is_cut_and_one_that_is_not_allowed_is_the_default() -> None:
    found = asked(QueryDict(f"q={'x' * 500}&sort=nonsense"), ("q", "sort"))
    assert len(found.one("q")) == LONGEST_TEXT
    assert found.among("sort", ("name",), "stake") == "stake"


@pytest.mark.parametrize(
    ("text", "number"), [("", 1), ("3", 3), ("0", 1), ("-1", 1), ("²", 1), ("9" * 5000, 1)]
)
def test_a_page_is_a_number_from_one_on(text: str, number: int) -> None:
    assert page_number(RequestFactory().get("/", {"page": text})) == number
