"""One title, however it is written, has one normal form."""

from __future__ import annotations

import pytest

from troth.intake.roles.spelling import Spelling, plain_words

LEITER = Spelling({"ltg": ("leiter",), "und": (), "finanz": ("finanzen",)}, {"leiter": "leiter"})


@pytest.mark.parametrize(
    "title",
    [
        *("Geschäftsführer", "GESCHÄFTSFÜHRER", "Geschaeftsfuehrer", "Geschaftsfuhrer", "Geschäftsführerin"),
        *("Geschäftsführer/in", "Geschäftsführer*in", "Geschäftsführer:in", "Geschäftsführer_in"),
        *("Geschäftsführer(in)", "GeschäftsführerIn", "Geschäftsführer/-in", "Geschäftsführer (m/w/d)"),
    ],
)
def test_umlauts_case_and_gender_make_no_difference(title: str) -> None:
    assert list(plain_words(title)) == ["geschaftsfuhrer"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("V.P., Finance", ["vp", "finance"]),
        ("CEO’s Assistant", ["ceo", "assistant"]),
        ("Vice-President (Sales)", ["vice", "president", "sales"]),
        ("Leiter/R&D", ["leiter", "r", "d"]),
        ("Kauffrau", ["kaufmann"]),
        ("Forewoman", ["foreman"]),
        ("Admin, Berlin", ["admin", "berlin"]),
        ("Clerk (F/M/X)", ["clerk"]),
        ("– / –", []),
    ],
)
def test_punctuation_parts_words_and_belongs_to_none(title: str, words: list[str]) -> None:
    assert list(plain_words(title)) == words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Ltg. Labor und Lager", ("leiter", "labor", "lager")),
        ("Finanzleiterin", ("finanzen", "leiter")),
        ("Leiter", ("leiter",)),
    ],
)
def test_abbreviations_endings_and_empty_words_are_looked_up(title: str, words: tuple[str, ...]) -> None:
    assert LEITER.words(title) == words


def test_one_spelling_stands_over_another() -> None:
    both = Spelling({"chef": ("cook",)}).over(Spelling({"chef": ("leiter",), "ltg": ("leiter",)}))
    assert both.words("Chef Ltg") == ("cook", "leiter")
