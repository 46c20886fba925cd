"""A title suggests a role by its longest phrase, says which word gave it, and is unsure where words contradict."""

from __future__ import annotations

from string import ascii_lowercase

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from troth.intake.roles import EMPLOYER, Position, Suggestion, suggest, suggest_from_title, words_of_book
from troth.intake.roles.spelling import plain_words
from troth.samples.wording import TITLES

ENGLISH, GERMAN = words_of_book("en"), words_of_book("de")
OURS = {language: sorted(word.word for word in words.by_key.values()) for language, words in
        (("en", ENGLISH), ("de", GERMAN))}  # fmt: skip
# No vowels: none of these is a word, a plural of one, or ends like one.
UNKNOWN = st.text("bcdfghjklmnpqrtvwxz", min_size=4, max_size=9).filter(
    lambda word: suggest_from_title(word, ENGLISH) == Suggestion()
)
SEPARATORS = st.sampled_from([" ", ", ", " - ", " – ", " / ", "; ", " | ", "  ", " & "])
CASES = st.sampled_from([str.upper, str.lower, str.title, str.casefold])


@pytest.mark.parametrize(
    ("title", "role", "department", "seniority", "words"),
    [
        ("Chief Financial Officer (CFO)", "financial_buyer", "finance", "board", ("chief financial officer",)),
        ("VP, Finance", "financial_buyer", "finance", "vice_president", ("finance",)),
        ("Vice President", "", "", "vice_president", ()),
        ("Director, IT", "technical_buyer", "it", "director", ("IT",)),
        ("Assistant to the Managing Director", "gatekeeper", "administration", "", ("assistant to …",)),
        ("Assistant to", "", "", "", ()),
        ("Purchasing Engineer", "", "purchasing", "", ("purchasing", "engineer")),
        ("Sales Engineer", "", "sales", "", ()),
        ("Senior Quality Engineers", "technical_buyer", "quality", "senior", ("quality engineer",)),
        ("Clerk", "", "", "", ()),
        ("", "", "", "", ()),
    ],
)  # fmt: skip
def test_english_titles(
    title: str, role: str, department: str, seniority: str, words: tuple[str, ...]
) -> None:
    assert suggest_from_title(title, ENGLISH) == Suggestion(role, department, seniority, words)


@pytest.mark.parametrize(
    ("title", "role", "department", "seniority"),
    [
        ("Leiter/in Einkauf", "gatekeeper", "purchasing", "head"),
        ("Einkaufsleiterin (m/w/d)", "gatekeeper", "purchasing", "head"),
        ("Ltr. Einkauf", "gatekeeper", "purchasing", "head"),
        ("Assistenz der GF", "gatekeeper", "administration", ""),
        ("Techn. Leitung", "technical_buyer", "engineering", "head"),
        ("Sachbearbeiter Qualitätssicherung", "gatekeeper", "quality", ""),
        ("Instandhaltungsmitarbeiter", "end_user", "maintenance", ""),
        ("Kauffrau", "", "", ""),
    ],
)
def test_german_titles(title: str, role: str, department: str, seniority: str) -> None:
    found = suggest_from_title(title, GERMAN)
    assert (found.role, found.department, found.seniority) == (role, department, seniority)


@pytest.mark.parametrize(
    ("role", "title"), [(role, each) for role, titles in TITLES.items() for each in titles]
)
def test_the_titles_of_the_sample_book_suggest_the_roles_they_were_made_for(role: str, title: str) -> None:
    assert suggest_from_title(title, ENGLISH).role == role


@given(st.lists(st.sampled_from(OURS["en"]) | UNKNOWN, min_size=1, max_size=4), SEPARATORS, SEPARATORS, CASES, CASES)  # fmt: skip
def test_case_and_punctuation_change_nothing(
    parts: list[str], one: str, other: str, shout: object, whisper: object
) -> None:
    assert callable(shout)
    assert callable(whisper)
    assert suggest_from_title(shout(one.join(parts)), ENGLISH) == suggest_from_title(
        whisper(other.join(parts)), ENGLISH
    )


@given(st.permutations(["Head", "Purchasing"]), SEPARATORS)
def test_neighbours_may_stand_in_any_order(parts: list[str], separator: str) -> None:
    assert suggest_from_title(separator.join(parts), ENGLISH) == suggest_from_title(
        "Head Purchasing", ENGLISH
    )


@given(UNKNOWN, UNKNOWN, UNKNOWN)
def test_a_longer_phrase_wins_over_the_words_in_it_and_beside_it(one: str, two: str, three: str) -> None:
    assume(len({*plain_words(f"{one} {two} {three}")}) == 3)
    own = f"{one},gatekeeper\n{three},technical_buyer\n{one} {two},end_user\n"
    words = words_of_book("en", own)
    assert suggest_from_title(f"{one} {two} {three}", words).words == (f"{one} {two}",)
    assert suggest_from_title(f"{one} {three}", words).is_unsure


@given(st.lists(UNKNOWN | st.text(ascii_lowercase, max_size=1), max_size=6))
def test_unknown_words_are_unsure(parts: list[str]) -> None:
    assume(not {"r", "d", "f", "e"} & set(parts))
    assert suggest_from_title(" ".join(parts), ENGLISH) == Suggestion()


@given(st.text())
def test_any_text_is_read(title: str) -> None:
    assert suggest_from_title(title, GERMAN) == suggest_from_title(title, GERMAN)


@pytest.mark.parametrize(
    ("organisation", "is_partner"),
    [("", False), ("Testmill", False), ("TESTMILL GmbH & Co. KG", False), ("Testmill Holding", False),
     ("Sampleton Trading Ltd", True), ("GmbH", True)],
)  # fmt: skip
def test_whoever_works_for_another_company_is_suggested_as_channel_partner(
    organisation: str,
    is_partner: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    found = suggest(Position("Buyer", organisation, ("Testmill AG",)), ENGLISH)
    assert (found.role, found.words) == (
        ("channel_partner", (EMPLOYER,)) if is_partner else ("gatekeeper", ("buyer",))
    )
    assert found.department == "purchasing"
