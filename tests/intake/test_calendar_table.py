"""A calendar becomes the times its events took place, up to the present, each with who had accepted."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.intake import Row, Source, open_apart, open_table
from troth.intake.limits import LONGEST_HEADER, MOST_OCCURRENCES
from troth.intake.opening import CALENDAR
from troth.model import InputError

UNTIL = datetime(2026, 6, 1, tzinfo=UTC)
AS_CALENDAR = Source(form=CALENDAR, time_zone="Europe/Berlin", until=UNTIL.isoformat())
ODD_ZONE = """BEGIN:VTIMEZONE
TZID:Odd/Zone
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0130
TZOFFSETTO:+0130
END:STANDARD
END:VTIMEZONE
"""


def event(*lines: str, uid: str = "one", start: str = "DTSTART:20260105T090000Z") -> str:
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", start, *lines, "END:VEVENT", ""))


def written(folder: Path, *blocks: str) -> Path:
    path = folder / "rita.ics"
    content = f"BEGIN:VCALENDAR\nVERSION:2.0\n{''.join(blocks)}END:VCALENDAR\n"
    path.write_bytes(content.replace("\n", "\r\n").encode())
    return path


def rows(folder: Path, *blocks: str) -> list[Row]:
    return list(open_table(written(folder, *blocks), AS_CALENDAR).rows())


def starts(folder: Path, *blocks: str) -> list[str]:
    return [row.cells[2].removesuffix("+00:00") for row in rows(folder, *blocks)]


@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("DTSTART:20260105T090000Z", "2026-01-05T09:00:00"),
        ("DTSTART:20260105T090000", "2026-01-05T08:00:00"),  # floating: the book's zone
        ("DTSTART;TZID=America/New_York:20260105T090000", "2026-01-05T14:00:00"),
        (
            "DTSTART;TZID=W. Europe Standard Time:20260105T090000",
            "2026-01-05T08:00:00",
        ),  # as Outlook names it
        ("DTSTART;TZID=Odd/Zone:20260105T090000", "2026-01-05T07:30:00"),
        ("DTSTART;VALUE=DATE:20260105", "2026-01-04T23:00:00"),
    ],
)
def test_a_beginning_is_read_in_the_zone_it_names(start: str, at: str, tmp_path: Path) -> None:
    assert starts(tmp_path, ODD_ZONE, event(start=start)) == [at]


def test_a_zone_that_changes_every_second_is_none(tmp_path: Path) -> None:
    part = ODD_ZONE.partition("BEGIN:STANDARD")[2].partition("END:STANDARD")[0]
    wild = f"BEGIN:DAYLIGHT{part}RRULE:FREQ=SECONDLY\nEND:DAYLIGHT\nEND:VTIMEZONE"
    zone = ODD_ZONE.replace("Odd/Zone", "Wild/Zone").replace("END:VTIMEZONE", wild)
    assert starts(tmp_path, zone, event(start="DTSTART;TZID=Wild/Zone:20260105T090000")) == [
        "2026-01-05T08:00:00"
    ]


def test_everybody_named_comes_with_the_answer_and_rooms_do_not(tmp_path: Path) -> None:
    (row,) = rows(
        tmp_path,
        event(
            "SUMMARY:SECRET",
            "ORGANIZER;CN=Rita:mailto:Rita@Ours.example",
            "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:rita@ours.example",
            'ATTENDEE;CN="Example, Pia";PARTSTAT=ACCEPTED;X-LONG=folded:MAIL',
            " TO:pia@alder.example",
            "ATTENDEE;PARTSTAT=TENTATIVE:mailto:udo@birch.example",
            "ATTENDEE:mailto:ben@far.example",
            "ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room@alder.example",
            "ATTENDEE:invalid:nomail",
        ),
    )
    assert set(row.cells[4].split()) == {
        "ACCEPTED:rita@ours.example",
        "ACCEPTED:pia@alder.example",
        "TENTATIVE:udo@birch.example",
        "NEEDS-ACTION:ben@far.example",
    }
    assert row.cells[:4] == ("one", "", "2026-01-05T09:00:00+00:00", "")


def test_a_cancelled_event_says_so(tmp_path: Path) -> None:
    assert rows(tmp_path, event("STATUS:CANCELLED"))[0].cells[3] == "cancelled"


def test_ten_o_clock_stays_ten_o_clock_when_summer_begins(tmp_path: Path) -> None:
    weekly = event("RRULE:FREQ=WEEKLY;COUNT=3", start="DTSTART;TZID=Europe/Berlin:20260323T100000")
    assert starts(tmp_path, weekly) == ["2026-03-23T09:00:00", "2026-03-30T08:00:00", "2026-04-06T08:00:00"]


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("RRULE:FREQ=DAILY;UNTIL=20260107",), [5, 6, 7]),
        (("RRULE:FREQ=DAILY;UNTIL=20260107T085959Z",), [5, 6]),
        (("RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260106T090000Z,20260107T090000Z"), [5, 8]),
        (("RDATE:20260109T090000Z,20260107T090000Z",), [5, 7, 9]),
        (("RDATE;VALUE=PERIOD:20260109T090000Z/PT1H",), [5, 9]),
        (("RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO,WE",), [5, 7, 12]),
        (("RRULE:FREQ=MONTHLY;COUNT=1;BYDAY=2FR", "RDATE:20260131T090000Z"), [5, 9, 31]),
        (("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",), [5]),
    ],
)
def test_an_event_recurs_as_its_rule_says(lines: tuple[str, ...], days: list[int], tmp_path: Path) -> None:
    assert starts(tmp_path, event(*lines)) == [f"2026-01-{day:02}T09:00:00" for day in days]


def test_a_leap_day_recurs_in_leap_years_alone(tmp_path: Path) -> None:
    yearly = event("RRULE:FREQ=YEARLY", start="DTSTART:20160229T090000Z")
    assert starts(tmp_path, yearly) == [f"{year}-02-29T09:00:00" for year in (2016, 2020, 2024)]


def test_what_recurs_without_end_ends_with_the_present(tmp_path: Path) -> None:
    found = starts(tmp_path, event("RRULE:FREQ=MONTHLY"), event(start="DTSTART:20300105T090000Z"))
    assert found == [*(f"2026-0{month}-05T09:00:00" for month in range(1, 6)), "2030-01-05T09:00:00"]


def test_an_occurrence_that_was_moved_is_told_once_under_the_time_it_was_planned_for(tmp_path: Path) -> None:
    moved = event("RECURRENCE-ID:20260106T090000Z", start="DTSTART:20260106T150000Z")
    found = [(row.cells[1], row.cells[2]) for row in rows(tmp_path, moved, event("RRULE:FREQ=DAILY;COUNT=3"))]
    assert sorted(found) == [
        ("2026-01-05T09:00:00+00:00", "2026-01-05T09:00:00+00:00"),
        ("2026-01-06T09:00:00+00:00", "2026-01-06T15:00:00+00:00"),
        ("2026-01-07T09:00:00+00:00", "2026-01-07T09:00:00+00:00"),
    ]


@pytest.mark.parametrize(
    ("block", "says"),
    [
        (event(start="DTSTART:never"), "cannot be read"),
        (event(start="DTEND:20260105T090000Z"), "no beginning that can be read"),
        (event(uid=""), "no UID"),
        (event("RRULE:FREQ=SECONDLY"), "in a way that is not read"),
        (event("RRULE:COUNT=3"), "in a way that is not read"),
        (event("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"), "in a way that is not read"),
        (
            event("RRULE:FREQ=DAILY", start="DTSTART:19000101T000000Z"),
            f"more than {MOST_OCCURRENCES:,} times",
        ),
        (event("RRULE:FREQ=DAILY;BYDAY=XX"), "cannot be read"),
        (event(f"X:{'y' * LONGEST_HEADER}"), "longer than"),
        (
            event(*(f"ATTENDEE:mailto:p{number}@alder.example" for number in range(1_001))),
            "more than 1,000 people",
        ),
    ],
)
def test_an_event_that_cannot_be_read_is_one_fault_on_its_line(block: str, says: str, tmp_path: Path) -> None:
    first, *others = rows(tmp_path, block, event(uid="two"))
    assert says in first.fault
    assert first.number == 3
    assert [row.cells[0] for row in others] == ["two"]


def test_what_is_no_calendar_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(b"Customer;Name\n")
    with pytest.raises(InputError, match=r"a\.ics is no calendar; export it as \.ics"):
        open_table(tmp_path / "a.ics", AS_CALENDAR)


def test_a_process_apart_tells_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, ODD_ZONE, event("RRULE:FREQ=DAILY;COUNT=3"), event(uid=""))
    here, away = open_table(path, AS_CALENDAR), open_apart(path, AS_CALENDAR)
    assert [(row.number, tuple(row.cells), row.fault) for row in away.rows()] == [
        (row.number, tuple(row.cells), row.fault) for row in here.rows()
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["RRULE", "RDATE", "EXDATE", "ATTENDEE", "DTSTART", "RECURRENCE-ID", "STATUS"]),
            st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30),
        ),
        max_size=5,
    )
)
def test_no_property_is_too_strange_for_an_event(properties: list[tuple[str, str]]) -> None:
    lines = (f"{name}:{text}" for name, text in properties)
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(Path(folder), event(*lines)):
            assert row.fault or datetime.fromisoformat(row.cells[2]).tzinfo
            assert not any("\n" in cell for cell in row.cells)
