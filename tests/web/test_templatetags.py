"""Figures are written as points of 100, shares in per cent, differences with their sign; nothing known is a dash."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from troth.web.templatetags import troth as tags


@pytest.mark.parametrize(
    ("write", "value", "written"),
    [
        (tags.score, 0.6249, "62"),
        (tags.score, None, "–"),
        (tags.percent, 0.375, "38 %"),
        (tags.percent, None, "–"),
        (tags.points, 0.118, "+12"),
        (tags.points, -0.034, "−3"),
        (tags.points, 0.0004, "±0"),
        (tags.points, None, "–"),
        (tags.fine_points, 0.0148, "+1.48"),
        (tags.fine_points, -0.0148, "−1.48"),
        (tags.fine_points, -0.00001, "+0.00"),
        (tags.money, Decimal("1234567.89"), "1,234,568"),
        (tags.money, Decimal("-1130.2"), "−1,130"),
        (tags.money, None, "–"),
        (tags.plain, Decimal("7.500000"), "7.5"),
        (tags.plain, Decimal("10.000000"), "10"),
        (tags.plain, None, "–"),
        (tags.hundred, None, "0.0"),
    ],
)
def test_how_a_value_is_written(write: Callable[[Any], str], value: object, written: str) -> None:
    assert write(value) == written


def test_money_is_written_as_the_language_writes_it() -> None:
    with translation.override("de"):
        assert tags.money(Decimal("1234567.89")) == "1.234.568"


def test_a_word_of_the_model_has_its_label_and_nothing_has_none() -> None:
    assert tags.label("financial_buyer", "role") == "financial buyer"
    assert tags.label(None, "role") == ""
