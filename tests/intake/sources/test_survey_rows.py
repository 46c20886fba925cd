"""Laws of the rows of a survey: silence carries no answer, strangers carry nothing, and reading twice reads the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from troth.intake import Known, SourceFiles
from troth.intake.sources.survey_rows import NO_ADDRESS, STRANGER, Questions

KNOWN = Known(
    people={"ada@alder.example": "ada", "bo@alder.example": "bo"},
    parts=dict.fromkeys(("ada", "bo"), ("alder",)),
)
FILES = SourceFiles((), "Europe/Berlin", b"k", known=KNOWN)
SCORES = ("NPS", "CSAT")
ADDRESSES = st.sampled_from(
    ("ada@alder.example", "BO+nps@alder.example", "eve@else.example", "no address", "")
)
DAYS = st.sampled_from(("", "2026-02-01"))
TEXTS = st.one_of(st.sampled_from(("", "0", "10", "-", "Offered", "Good", "9 - likely")), st.text(max_size=8))
ROWS = st.lists(
    st.fixed_dictionaries(
        {"E-mail": ADDRESSES, "Asked": DAYS, "Answered": DAYS, "Comment": TEXTS, "Response": TEXTS}
        | dict.fromkeys(SCORES, TEXTS)
        | dict.fromkeys(("Customer", "Customer name"), st.just(""))
    ),
    max_size=12,
)


@given(ROWS)
def test_a_row_that_is_not_answered_never_carries_a_score_or_words(rows: list[dict[str, str]]) -> None:
    for _, made in Questions(SCORES, FILES).fold.fold(enumerate(rows)):
        assert made["Is answered"] == "yes" or not (made["Given"] or made["Words"] or made["Answered"])


@given(ROWS)
def test_each_row_is_a_question_for_each_score_or_counted_as_nobodys(rows: list[dict[str, str]]) -> None:
    questions = Questions(SCORES, FILES)
    made = list(questions.fold.fold(enumerate(rows)))
    assert len(made) == len(SCORES) * (len(rows) - questions.skipped.total())
    assert set(questions.skipped) <= {STRANGER, NO_ADDRESS}


@given(ROWS)
def test_read_twice_the_rows_are_the_same_and_counted_once(rows: list[dict[str, str]]) -> None:
    questions = Questions(SCORES, FILES)
    first, counted = list(questions.fold.fold(enumerate(rows))), dict(questions.skipped)
    assert (list(questions.fold.fold(enumerate(rows))), dict(questions.skipped)) == (first, counted)
