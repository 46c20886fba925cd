"""The table of words is checked as a whole, and a book's own words stand over ours."""

from __future__ import annotations

import pytest

from troth.intake.roles import WORD_COLUMNS, words_of_book
from troth.intake.roles.spelling import Spelling
from troth.intake.roles.suggesting import suggest_from_title
from troth.intake.roles.words import REST, read_spelling, read_words
from troth.model import MappingError
from troth.model.titles import MOST_OWN_WORDS, TITLE_LANGUAGES

HEADINGS = ",".join(WORD_COLUMNS)


@pytest.mark.parametrize("language", TITLE_LANGUAGES)
def test_every_word_of_a_language_gives_what_its_line_says(language: str) -> None:
    words = words_of_book(language)
    assert len(words.by_key) >= 150 * len(TITLE_LANGUAGES)
    for word in words.by_key.values():
        found = suggest_from_title(word.word.replace(REST, "anybody"), words)
        assert (found.role, found.words) == (word.role, (word.word,) if word.role else ())


def test_all_problems_of_a_table_are_told_at_once_by_row() -> None:
    content = f"{HEADINGS}\nbuyer,boss,purchasng,manager\nBUYER (f/m)\n...\nfitter,end_user,,,tidy,much"
    with pytest.raises(MappingError) as refused:
        read_words(content, "words.csv", Spelling())
    assert [(each.row, each.says.split(";")[0]) for each in refused.value.problems] == [
        (2, "role came as 'boss'"),
        (2, "department came as 'purchasng'"),
        (3, "'BUYER (f/m)' reads as 'buyer' does, which stands above"),
        (4, "'...' is no word of a title"),
        (5, "has 6 cells"),
    ]


def test_headings_are_refused_where_they_are_others() -> None:
    with pytest.raises(MappingError, match=r"The headings of words\.csv came as word,part; write word,role"):
        read_words("word,part\n", "words.csv", Spelling())


def test_all_problems_of_spellings_are_told_at_once() -> None:
    with pytest.raises(MappingError) as refused:
        read_spelling("form,stands_for\nvp,vice president\nVP,x\n-chef,two words\na b,c\n", "forms.csv")
    assert [each.row for each in refused.value.problems] == [3, 4, 5]


def test_a_word_that_two_languages_know_is_read_as_the_book_speaks() -> None:
    assert suggest_from_title("Labor", words_of_book("de")).role == "technical_buyer"
    assert suggest_from_title("Labor", words_of_book("en")).role == ""
    assert words_of_book("fr") == words_of_book("en")


@pytest.mark.parametrize("heading", ["", f"{HEADINGS}\n"])
def test_the_books_own_words_stand_over_ours(heading: str) -> None:
    words = words_of_book("en", f"{heading}buyer,technical_buyer,engineering\nfeed miller,end_user\n")
    found = suggest_from_title("Buyer", words)
    assert (found.role, found.department) == ("technical_buyer", "engineering")
    assert suggest_from_title("Feed Miller", words).role == "end_user"
    assert suggest_from_title("Purchaser", words).role == "gatekeeper"
    assert [word.word for word in words.by_key.values() if word.is_own] == ["buyer", "feed miller"]


def test_the_books_own_words_are_checked_too_and_are_not_without_end() -> None:
    for row, heading in ((1, ""), (2, f"{HEADINGS}\n")):
        with pytest.raises(MappingError, match=f"row {row}: role came as 'chef'"):
            words_of_book("en", f"{heading}smith,chef")
    with pytest.raises(MappingError, match=f"a book may add {MOST_OWN_WORDS} lines"):
        words_of_book("en", "smith\n" * (MOST_OWN_WORDS + 1))
