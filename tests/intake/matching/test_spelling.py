"""Names are compared without legal form, case, accents, script and order of words, and numbers always count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.intake.matching.spelling import company_words, name_level, plain_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller & Söhne GmbH & Co. KG", "MUELLER UND SOEHNE"),
        ("ООО «Ромашка»", "Romashka"),
        ("Alder Works S.A. de C.V.", "Alder Works, S.A."),
        ("A/S Mærsk", "Maersk"),
        ("The Alder Company", "Alder Corp."),
        ("Alder Sp. z o.o.", "ALDER"),
        ("Alder Pvt. Ltd.", "alder"),
        ("Société Alder SARL", "SARL Société Alder"),
    ],
)
def test_a_legal_form_is_no_part_of_a_name(one: str, other: str) -> None:
    assert name_level(company_words(one), company_words(other)) == "same"


@pytest.mark.parametrize("name", ["AG", "PT", "The Limited", "S.A. AG"])
def test_a_name_that_is_nothing_else_stays(name: str) -> None:
    assert company_words(name)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Alder Engineering", "Engineering Alder", "same"),
        ("AlderWorks", "Alder Works", "same"),
        ("Alder Engineering", "Alder Enginering", "near"),
        ("Alder Plant 1", "Alder Plant 2", "different"),
        ("Alder Plant 12", "Alder Plant 1", "different"),
        ("Alder Engineering", "Birch Engineering", "different"),
        ("Ash", "Oak", "different"),
    ],
)
def test_names_are_the_same_near_or_different(one: str, other: str, level: str) -> None:
    assert name_level(plain_words(one), plain_words(other)) == level


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparing_is_symmetric_and_every_text_is_the_same_as_itself(one: str, other: str) -> None:
    first, second = company_words(one), company_words(other)
    assert name_level(first, second) == name_level(second, first)
    assert name_level(first, first) == "same"
