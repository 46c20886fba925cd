"""Survey exports become what people were asked and what they answered, so that silence is seen and no stranger is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from troth.intake import AS_SHOWN, Formats, Known, SourceFiles
from troth.intake.sources.contacts import FUTURE, UNPLACED
from troth.intake.sources.survey_rows import NO_ADDRESS, STRANGER
from troth.intake.sources.surveys import SurveyReading, open_surveys
from troth.model import InputError, MappingError

KNOWN = Known(
    people={"ada@alder.example": "ada", "bo@alder.example": "bo", "cy@cedar.example": "cy", "di@x.example": "di"},
    parts={"ada": ("alder",), "bo": ("alder",), "cy": ("cedar", "alder")},
    account_of=lambda key, name: {"C-1": "cedar", "B-1": "birch"}.get(key) or {"Cedar": "cedar"}.get(name, ""),
)  # fmt: skip
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
INVITED = """Survey sent at,Recipient email,NPS,Comment,Campaign,Responded at
2026-02-01 10:00,Ada@Alder.example,9,"Good, as ever",Spring,2026-02-03 22:30
2026-02-01 10:00,bo@alder.example,,,Spring,
"""
Rows = list[dict[str, Any]]


def opened(folder: Path, text: str, formats: Formats = AS_SHOWN) -> SurveyReading:
    path = folder / "answers.csv"
    path.write_text(text, encoding="utf-8")
    return open_surveys(SourceFiles((path,), "Europe/Berlin", b"k", formats=formats, known=KNOWN, now=NOW))


def facts(reading: SurveyReading) -> Rows:
    return [dict(zip(each.columns, row, strict=True)) for each in reading for row in each.rows]


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Rows]:
    """The facts of an export, by its text."""
    return lambda text: facts(opened(tmp_path, text))


def test_who_did_not_answer_was_asked_all_the_same(read: Callable[[str], Rows]) -> None:
    answered, silent = read(INVITED)
    assert (answered["person_id"], answered["account_id"], answered["instrument"]) == ("ada", "alder", "nps")
    assert (answered["asked_on"], answered["answered_on"]) == (date(2026, 2, 1), date(2026, 2, 3))
    assert (answered["score"], answered["scale_low"], answered["scale_high"]) == (9, 0, 10)
    assert (answered["words"], answered["campaign"]) == ("Good, as ever", "Spring")
    assert (silent["person_id"], silent["asked_on"]) == ("bo", date(2026, 2, 1))
    assert {silent[name] for name in ("answered_on", "score", "words")} == {None}


def test_it_is_known_from_the_day_it_was_asked_as_assumed_or_from_the_stamp_of_the_export(
    read: Callable[[str], Rows],
) -> None:
    text = "Asked,E-mail,NPS,Recorded date\n2026-02-01,ada@alder.example,9,2026-02-02 08:00\n2026-02-01,bo@alder.example,,\n"
    stamped, unstamped = read(text)
    assert (stamped["recorded_at"], stamped["recorded_basis"]) == (
        datetime(2026, 2, 2, 7, tzinfo=UTC),
        "source",
    )
    assert (unstamped["recorded_at"], unstamped["recorded_basis"]) == (
        datetime(2026, 1, 31, 23, tzinfo=UTC),
        "assumed",
    )


def test_a_german_export_is_read_by_its_own_columns(read: Callable[[str], Rows]) -> None:
    text = (
        "E-Mail-Adresse;Zufriedenheit;Kommentar;Gesendet am;Beantwortet am;Umfrage;Skala von;Skala bis\n"
        "ada@alder.example;6,5;Sehr zügig;01.02.2026;13.02.2026;Frühjahr;1;7\n"
    )
    (answer,) = read(text)
    assert (answer["instrument"], answer["score"], answer["words"]) == ("csat", Decimal("6.5"), "Sehr zügig")
    assert (answer["scale_low"], answer["scale_high"]) == (1, 7)
    assert (answer["asked_on"], answer["answered_on"]) == (date(2026, 2, 1), date(2026, 2, 13))


def test_an_address_the_book_does_not_know_leaves_nothing_but_a_count(tmp_path: Path) -> None:
    rows = "".join(f"2026-02-01,{who},3,so-so\n" for who in ("eve@else.example", "no address", ""))
    reading = opened(tmp_path, f"Sent at,Email,NPS,Comment\n{rows}")
    assert facts(reading) == []
    tally = reading.tallies["answers.csv"]
    assert (tally.rows, tally.problems) == (3, [])
    assert dict(tally.skipped) == {STRANGER: 1, NO_ADDRESS: 2}


def test_a_tagged_address_is_that_of_the_person_and_never_written(read: Callable[[str], Rows]) -> None:
    (answer,) = read("Sent at,Email,NPS\n2026-02-01,mailto:ADA+nps@alder.example,3\n")
    assert answer["person_id"] == "ada"
    assert not any("@" in str(value) for value in answer.values())


def test_the_account_is_the_only_one_or_that_of_the_customer_column(tmp_path: Path) -> None:
    rows = (
        "cy@cedar.example,C-1,\n"
        "cy@cedar.example,,Cedar\n"
        "cy@cedar.example,B-1,\n"
        "cy@cedar.example,,\n"
        "di@x.example,B-1,\n"
        "di@x.example,,\n"
    )
    text = "".join(f"2026-02-0{day},5,{row}\n" for day, row in enumerate(rows.splitlines(), 1))
    reading = opened(tmp_path, f"Sent at,NPS,Email,Customer,Customer name\n{text}")
    assert [(each["person_id"], each["account_id"]) for each in facts(reading)] == [
        ("cy", "cedar"),
        ("cy", "cedar"),
        ("di", "birch"),
    ]
    assert reading.tallies["answers.csv"].skipped == {UNPLACED: 3}


def test_an_invitation_that_did_not_arrive_is_no_silence(tmp_path: Path) -> None:
    rows = "".join(f"2026-02-01,ada@alder.example,,{status}\n" for status in ("Bounced", "Scheduled"))
    reading = opened(tmp_path, f"Sent at,Email,NPS,Status\n{rows}2026-02-01,bo@alder.example,,Email Sent\n")
    assert [each["person_id"] for each in facts(reading)] == ["bo"]
    assert reading.tallies["answers.csv"].skipped == {
        "the invitation did not arrive": 1,
        "nobody was asked": 1,
    }


def test_what_has_not_happened_yet_is_no_fact_and_one_row_however_many_its_scores(tmp_path: Path) -> None:
    text = (
        "Sent at,Responded at,Email,NPS,CSAT\n"
        "2026-03-03,,ada@alder.example,,\n"
        "2026-03-04,,ada@alder.example,,\n"
        "2026-02-01,2026-03-04,bo@alder.example,9,5\n"
    )
    reading = opened(tmp_path, text)
    assert {each["asked_on"] for each in facts(reading)} == {date(2026, 3, 3)}
    assert reading.tallies["answers.csv"].skipped == {FUTURE: 2}


def test_without_an_invitation_an_answer_was_asked_for_when_it_came(read: Callable[[str], Rows]) -> None:
    text = "Response ID,Email,NPS,Submitted at\nR1,ada@alder.example,8,2026-02-03\nR2,ada@alder.example,7,2026-02-03\n"
    first, second = read(text)
    assert (first["asked_on"], first["answered_on"]) == (date(2026, 2, 3), date(2026, 2, 3))
    assert first["feedback_id"] != second["feedback_id"]


def test_an_answer_on_a_day_that_is_not_told_came_when_it_was_asked_for(read: Callable[[str], Rows]) -> None:
    (answer,) = read("Sent at,Email,NPS\n2026-02-01,ada@alder.example,8\n")
    assert (answer["asked_on"], answer["answered_on"]) == (date(2026, 2, 1), date(2026, 2, 1))


def test_each_column_of_scores_is_a_question_and_words_stand_with_the_first(
    read: Callable[[str], Rows],
) -> None:
    first, second = read("Sent at,Email,CSAT,NPS,Comment\n2026-02-01,ada@alder.example,4,9,fine\n")
    assert [(each["instrument"], each["score"], each["words"]) for each in (first, second)] == [
        ("nps", 9, "fine"),
        ("csat", 4, None),
    ]
    assert first["feedback_id"] != second["feedback_id"]


def test_a_column_may_name_what_was_asked(read: Callable[[str], Rows]) -> None:
    rows = "".join(
        f"2026-02-01,ada@alder.example,{name},3,1,7\n"
        for name in ("Customer Loyalty", "CSAT", "customer_effort_score", "Onboarding")
    )
    found = read(f"Sent at,Email,Survey type,Score,Scale low,Scale high\n{rows}")
    assert [each["instrument"] for each in found] == ["nps", "csat", "ces", "survey"]


def test_thumbs_are_the_ends_of_a_scale_and_an_offer_alone_is_silence(tmp_path: Path) -> None:
    rows = "".join(
        f"T{number},2026-02-01,ada@alder.example,{word}\n"
        for number, word in enumerate(("Good", "Bad", "Offered", "Unoffered"))
    )
    reading = opened(tmp_path, f"Ticket ID,Asked on,Requester email,Satisfaction score\n{rows}")
    found = [(each["score"], each["scale_low"], each["scale_high"]) for each in facts(reading)]
    assert found == [(1, 0, 1), (0, 0, 1), (None, None, None)]
    assert reading.tallies["answers.csv"].skipped == {"nobody was asked": 1}


def test_a_number_with_its_label_is_that_number_and_what_is_none_is_told(tmp_path: Path) -> None:
    words = ("10 - Extremely likely", "Not at all likely - 0", "Very satisfied", "9 of 10")
    rows = "".join(f"2026-02-0{day},ada@alder.example,{word}\n" for day, word in enumerate(words, 1))
    reading = opened(tmp_path, f"Sent at,Email,NPS\n{rows}")
    assert [(each["score"], each["answered_on"].day) for each in facts(reading)] == [
        (10, 1),
        (0, 2),
        (None, 3),
        (None, 4),
    ]
    assert [each.row for each in reading.tallies["answers.csv"].problems] == [4, 5]


@pytest.mark.parametrize(
    ("column", "answers", "says"),
    [
        ("CES", ("5", "3"), "ces: has no scale of its own, as NPS and CSAT have; add the columns Scale low"),
        ("Score", ("5",), "survey: has no scale"),
        ("CSAT", ("80", "4"), "csat: holds 80 where 1 to 5 is usual"),
        ("CSAT", ("0", "4"), "csat: holds 0 where 1 to 5 is usual"),
        ("CSAT", ("2", "1"), "csat: holds no answer above 2, which may be of a scale other than 1 to 5"),
        ("NPS", ("-100",), "nps: holds -100 where 0 to 10 is usual"),
    ],
)
def test_a_scale_that_nothing_tells_is_asked_about(
    tmp_path: Path, column: str, answers: tuple[str, ...], says: str
) -> None:
    rows = "".join(f"2026-02-0{day},ada@alder.example,{each}\n" for day, each in enumerate(answers, 1))
    with pytest.raises(MappingError, match=r"answers\.csv must say on which scale") as asked:
        facts(opened(tmp_path, f"Sent at,Email,{column}\n{rows}"))
    (problem,) = asked.value.problems
    assert str(problem).startswith(says)


def test_an_answer_outside_the_scale_of_its_row_is_told_and_stays_an_answer(tmp_path: Path) -> None:
    reading = opened(
        tmp_path,
        "Sent at,Email,CES,Scale low,Scale high\n"
        "2026-02-01,ada@alder.example,8,7,1\n"
        "2026-02-02,ada@alder.example,2,7,1\n",
    )
    outside, inside = facts(reading)
    assert (outside["score"], outside["answered_on"]) == (None, date(2026, 2, 1))
    assert (inside["score"], inside["scale_low"], inside["scale_high"]) == (2, 7, 1)
    (problem,) = reading.tallies["answers.csv"].problems
    assert "score 8 lies outside its scale from 7 to 1" in problem.says


def test_what_could_be_read_two_ways_is_asked_about_and_the_answer_is_taken(tmp_path: Path) -> None:
    text = "Sent at,Email,NPS\n03/02/2026,ada@alder.example,8\n"
    with pytest.raises(MappingError) as asked:
        opened(tmp_path, text)
    assert [problem.where for problem in asked.value.problems] == ["'Asked'"]
    (answer,) = facts(opened(tmp_path, text, Formats(("%d/%m/%Y",))))
    assert answer["asked_on"] == date(2026, 2, 3)


def test_a_file_that_is_no_survey_is_told_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match="no column E-mail, and none NPS or CSAT or CES or Score, and none Asked"
    ):
        opened(tmp_path, "Order,Colour\n1,red\n")


def test_further_rows_of_headings_are_nobodys_and_spoil_no_column(tmp_path: Path) -> None:
    text = (
        "EndDate,ResponseId,RecipientEmail,NPS\n"
        "End Date,Response ID,Recipient Email,How likely are you to recommend us?\n"
        '"{""ImportId"":""endDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientEmail""}",QID1\n'
        "2026-02-03 10:05:00,R_1,ada@alder.example,9\n"
    )
    reading = opened(tmp_path, text)
    assert [(each["answered_on"], each["score"]) for each in facts(reading)] == [(date(2026, 2, 3), 9)]
    assert reading.tallies["answers.csv"].skipped == {NO_ADDRESS: 2}


def test_without_the_key_of_the_book_there_are_no_ids(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="give the key of the book"):
        open_surveys(SourceFiles((tmp_path / "answers.csv",), "Europe/Berlin"))
