"""How a column writes its days and numbers is decided by all of it, and asked where all of it cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.conftest import Reader
from troth.intake import ColumnGuess, ColumnKind, Typed
from troth.intake.columns import ColumnEvidence, guess_of
from troth.intake.forms import day_of, number_text
from troth.model import MappingError

DAY = date(2026, 1, 25)
INVOICES = '[invoices]\nline_id = "No"\naccount_id = "No"\nbilled_on = "Day"\namount = "Sum"\n'


def guess(texts: Sequence[str]) -> ColumnGuess:
    evidence = ColumnEvidence("Column")
    for number, text in enumerate(texts, 2):
        evidence.note(number, text)
    return guess_of(evidence)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("2026-01-25", "%Y-%m-%d"),
        ("2026/01/25", "%Y/%m/%d"),
        ("20260125", "%Y%m%d"),
        ("25.01.2026", "%d.%m.%Y"),
        ("25.1.26", "%d.%m.%y"),
        ("25/01/2026", "%d/%m/%Y"),
        ("01/25/2026", "%m/%d/%Y"),
        ("1/25/26", "%m/%d/%y"),
        ("25-01-2026", "%d-%m-%Y"),
        ("25-Jan-26", "%d-%b-%y"),
        ("25 January 2026", "%d %B %Y"),
        ("January 25, 2026", "%B %d, %Y"),
        ("25. Januar 2026", "%d. %B %Y"),
        ("25-Jän-2026", "%d-%b-%Y"),
        ("2026-01-25 3:15:52", "%Y-%m-%d %H:%M:%S"),
        ("2026-01-25T13:15:52.250Z", "%Y-%m-%dT%H:%M:%S.%f%z"),
        ("01/25/2026 03:15 PM", "%m/%d/%Y %I:%M %p"),
        ("25.01.2026 15:15", "%d.%m.%Y %H:%M"),
    ],
)
def test_a_day_is_read_in_the_format_that_is_found(written: str, form: str) -> None:
    found = guess([written])
    assert (found.kind, found.formats.dates, found.questions) == (ColumnKind.DATE, (form,), ())
    assert day_of(written, form) == DAY


@pytest.mark.parametrize("month", ["Mär", "Mai", "Okt.", "Dez", "März", "Oktober", "May", "December"])
def test_months_are_known_in_english_and_german(month: str) -> None:
    found = guess([f"25 {month} 2026"])
    assert found.kind is ColumnKind.DATE
    assert day_of(f"25 {month} 2026", found.formats.dates[0]) is not None


def test_one_day_above_twelve_settles_day_and_month_for_the_whole_column() -> None:
    found = guess(["03/04/2026", "05/06/2026", "25/01/2026"])
    assert found.formats.dates == ("%d/%m/%Y",)
    assert found.reason == "day first, since '25/01/2026' in row 4 can be read in no other way"
    assert guess(["03/04/2026", "01/25/2026"]).formats.dates == ("%m/%d/%Y",)


def test_a_column_that_cannot_tell_day_from_month_is_asked_about() -> None:
    found = guess(["03/04/2026", "05/06/2026"])
    assert found.formats.dates == ()
    (question,) = found.questions
    assert question.asks == (
        "the days of 'Column' can be read in several ways, such as '03/04/2026' in row 2; "
        "say day first (dates = ['%d/%m/%Y']) or month first (dates = ['%m/%d/%Y'])"
    )
    assert question.answers["month first"].dates == ("%m/%d/%Y",)


def test_a_column_in_both_orders_is_asked_about_with_the_rows_that_prove_it() -> None:
    found = guess(["03/04/2026", "25/01/2026", "01/25/2026"])
    assert "mixed: '25/01/2026' in row 3 only day first, '01/25/2026' in row 4 only month first" in (
        found.questions[0].asks
    )


def test_a_short_year_may_stand_first_and_is_asked_about() -> None:
    assert set(guess(["05-06-07"]).questions[0].answers) == {
        "day first",
        "month first",
        "two digits of the year first",
    }


def test_formats_that_do_not_contradict_each_other_stand_side_by_side() -> None:
    found = guess(["2026-01-25", "25.01.2026", "25.01.2026"])
    assert (found.formats.dates, found.questions) == (("%d.%m.%Y", "%Y-%m-%d"), ())


@pytest.mark.parametrize(
    ("texts", "decimal", "thousands", "currency"),
    [
        (["1", "12"], ".", "", ""),
        (["1.5", "1.250"], ".", "", ""),
        (["1,5", "1.250"], ",", ".", ""),
        (["1,250", "1,250.75"], ".", ",", ""),
        (["1.250.000", "3"], ",", ".", ""),
        (["1 250,5", "12 000"], ",", " ", ""),
        (["1\u202f250,5"], ",", " ", ""),
        (["1'250.50"], ".", "'", ""),
        (["12,5 €", "1.300,00 €"], ",", ".", "€"),
        (["$1,300.00", "-$5.25"], ".", ",", "$"),
        (["EUR 12.5"], ".", "", "EUR"),
        (["(12.5)", "12.5-", "−3.25"], ".", "", ""),
        (["12,5 %", "7%"], ",", "", ""),
        (["0.125", "0.250"], ".", "", ""),
    ],
)
def test_marks_of_numbers_are_found(texts: list[str], decimal: str, thousands: str, currency: str) -> None:
    found = guess(texts)
    assert found.questions == ()
    assert (found.kind, found.formats.decimal, found.formats.thousands, found.formats.currency) == (
        ColumnKind.NUMBER,
        decimal,
        thousands,
        currency,
    )
    assert all(Decimal(number_text(text, found.formats)).is_finite() for text in texts)


@pytest.mark.parametrize(
    ("text", "number"),
    [("12,5 %", "0.125"), ("1.250,5 €", "1250.5"), ("(3,5)", "-3.5"), ("3,5-", "-3.5"), ("€ -7", "-7")],
)
def test_percent_sign_brackets_and_minus_behind_are_read_for_what_they_mean(text: str, number: str) -> None:
    assert number_text(text, guess(["1.250,5 €"]).formats) == number


def test_a_column_of_numbers_that_could_have_either_mark_is_asked_about() -> None:
    found = guess(["1.250", "3.500"])
    assert found.formats.decimal == ""
    (question,) = found.questions
    assert question.asks == (
        "the numbers of 'Column' can be read in two ways, such as '1.250' in row 2; "
        'say a decimal point (decimal = ".") or a decimal comma (decimal = ",", thousands = ".")'
    )


def test_numbers_with_both_marks_for_decimals_are_asked_about() -> None:
    assert len(guess(["1.5", "1,5"]).questions) == 1


def test_amounts_in_several_currencies_are_asked_about() -> None:
    found = guess(["5.25 €", "5.25 $"])
    assert "are in several currencies ('€', '$')" in found.questions[0].asks


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        ([], ColumnKind.EMPTY),
        (["ja", "nein", "Ja"], ColumnKind.YES_NO),
        (["Yes", "no", "TRUE"], ColumnKind.YES_NO),
        ([Typed("true")], ColumnKind.YES_NO),
        ([Typed("2026-01-25")], ColumnKind.DATE),
        ([Typed("12.5")], ColumnKind.NUMBER),
        ([Typed("-12.5")], ColumnKind.NUMBER),
        (["12345", "12346"], ColumnKind.NUMBER),
        (["01234", "99999"], ColumnKind.TEXT),
        (["1234567890123456"], ColumnKind.TEXT),
        (["x" * 5000], ColumnKind.TEXT),
        (["2026-02-30"], ColumnKind.TEXT),
        ([*["2026-01-25"] * 9, "soon"], ColumnKind.DATE),
        ([*["2026-01-25"] * 8, "soon", "later"], ColumnKind.TEXT),
    ],
)
def test_a_kind_is_what_nine_in_ten_cells_can_be_read_as(texts: list[str], kind: ColumnKind) -> None:
    assert guess(texts).kind is kind


def test_a_mapping_that_is_silent_reads_each_column_as_the_column_shows(read_texts: Reader) -> None:
    outcome = read_texts(INVOICES, "No;Day;Sum\n1;25.01.2026;1.250,50 €\n2;5.2.26;7,5 €\n")
    assert outcome.problems == []
    assert [(row["billed_on"], row["amount"]) for row in outcome.facts["invoices"]] == [
        (DAY, Decimal("1250.50")),
        (date(2026, 2, 5), Decimal("7.5")),
    ]


def test_a_mapping_that_is_silent_on_what_cannot_be_told_is_asked_everything_at_once(
    read_texts: Reader,
) -> None:
    with pytest.raises(
        MappingError, match=r"must say how some columns of export\.csv are written"
    ) as refused:
        read_texts(INVOICES, "No;Day;Sum\n1;03/04/2026;1.250\n")
    assert [problem.where for problem in refused.value.problems] == ["'Day'", "'Sum'"]


def test_an_answer_of_the_mapping_is_taken(read_texts: Reader) -> None:
    said = '[file]\ndates = ["%m/%d/%Y"]\ndecimal = ","\nthousands = "."\n'
    outcome = read_texts(said + INVOICES, "No;Day;Sum\n1;03/04/2026;1.250\n")
    assert [(row["billed_on"], row["amount"]) for row in outcome.facts["invoices"]] == [
        (date(2026, 3, 4), Decimal(1250))
    ]


def test_what_a_mapping_says_of_thousands_and_currency_stands_where_it_is_silent_on_the_decimal_mark(
    read_texts: Reader,
) -> None:
    said = '[file]\nthousands = "\\u0027"\ncurrency = "CHF"\n'
    outcome = read_texts(said + INVOICES, "No;Day;Sum\n1;2026-01-25;CHF 1'250.50\n2;2026-01-25;1 250.50\n")
    assert [row["amount"] for row in outcome.facts["invoices"]] == [Decimal("1250.50")]
    assert len(outcome.problems) == 1


@pytest.mark.parametrize(("form", "number"), [("excel", 46047), ("excel-1904", 44585)])
def test_a_number_in_a_text_file_is_a_day_once_it_is_said_from_when_days_count(
    form: str, number: int, read_texts: Reader
) -> None:
    content = f"No;Day;Sum\n1;{number};5\n"
    with pytest.raises(MappingError, match=r"days counted from 1900 .* or days counted from 1904"):
        read_texts(INVOICES, content)
    outcome = read_texts(f'[file]\ndates = ["{form}"]\n{INVOICES}', content)
    assert outcome.facts["invoices"][0]["billed_on"] == DAY


def test_yes_and_no_are_read_in_english_and_german(read_texts: Reader) -> None:
    words = ["ja", "Nein", "J", "n", "wahr", "FALSCH", "yes", "No", "x", "1", "0"]
    lines = "".join(f"{number},{word}\n" for number, word in enumerate(words))
    mapping = '[accounts]\naccount_id = "No"\nname = "No"\nstrategic = "Top"\n'
    outcome = read_texts(mapping, f"No,Top\n{lines}")
    yes = {"ja", "J", "wahr", "yes", "x", "1"}
    assert [row["strategic"] for row in outcome.facts["accounts"]] == [word in yes for word in words]


days = st.dates(date(1970, 1, 1), date(2068, 12, 31))
forms = st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d.%m.%y", "%d %B %Y", "%Y%m%d"])


@given(column=st.lists(days, min_size=1, max_size=30), form=forms)
@settings(max_examples=200)
def test_a_column_written_in_one_format_is_read_back_or_asked_about(column: list[date], form: str) -> None:
    """200 columns a run: never another day than the one that was written."""
    texts = [day.strftime(form) for day in column]
    found = guess(texts)
    if found.questions:
        assert all(day.day <= 12 for day in column)
        assert any(each.dates == (form,) for each in found.questions[0].answers.values())
    else:
        assert [day_of(text, found.formats.dates[0]) for text in texts] == column


amounts = st.decimals(-(10**9), 10**9, places=2)


@given(column=st.lists(amounts, min_size=1, max_size=20), comma=st.booleans(), grouped=st.booleans())
@settings(max_examples=200)
def test_a_column_of_amounts_is_read_back(column: list[Decimal], *, comma: bool, grouped: bool) -> None:
    """200 columns a run: with two digits behind the mark there is nothing to ask."""
    swap = str.maketrans(",.", ".,") if comma else {}
    texts = [
        f"{amount:,.2f}".translate(swap) if grouped else f"{amount:.2f}".translate(swap) for amount in column
    ]
    found = guess(texts)
    assert not [question for question in found.questions if not question.is_about_days]
    assert [Decimal(number_text(text, found.formats)) for text in texts] == column
