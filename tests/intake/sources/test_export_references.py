"""A fact enters when all it must refer to is known; a reference it may do without is emptied and told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from troth.intake import mapping_of
from troth.intake.sources.export_references import References

MAPPING = mapping_of(
    '[accounts]\naccount_id = "Id"\nname = "Name"\nparent_id = "Parent"\n[deals]\ndeal_id = "Deal"\n'
    'account_id = "Id"\nopened_on = "Day"\n[activities]\ndistinct = true\nactivity_id = "Id"\nname = "Name"\n'
    'minutes = "Minutes"\nrate_per_minute = "Rate"\n'
)
ACCOUNTS, DEALS, ACTIVITIES = MAPPING.sections
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
STAMPED = mapping_of('[staff]\nstaff_id = "Id"\nname = "Name"\nrecorded_at = "At"').sections[0]


def nothing(_table: str, _key: str) -> bool:
    return False


def test_a_reference_to_what_came_before_is_known() -> None:
    references = References(nothing, NOW)
    assert references.settle(ACCOUNTS, ("a", "Umbra", None)) == (("a", "Umbra", None), ())
    assert references.settle(DEALS, ("d", "a", None)) == (("d", "a", None), ())


def test_a_reference_to_what_the_book_holds_is_known() -> None:
    references = References(lambda table, key: (table, key) == ("accounts", "old"), NOW)
    assert references.settle(DEALS, ("d", "old", None)) == (("d", "old", None), ())


def test_a_reference_to_what_a_rehearsal_made_is_believed_and_to_what_it_left_out_is_not() -> None:
    references = References(nothing, NOW)
    rehearsal = references.rehearsal(frozenset({"deals"}))
    assert rehearsal.settle(DEALS, ("d", "a", None))[0] is None
    assert rehearsal.settle(ACCOUNTS, ("b", "Sol", None))[0] is not None
    references.expect(rehearsal)
    assert references.settle(ACCOUNTS, ("a", "Umbra", "b")) == (("a", "Umbra", "b"), ())
    assert references.settle(ACCOUNTS, ("c", "Luna", "e"))[0] == ("c", "Luna", None)


def test_an_optional_reference_to_the_unknown_is_emptied_and_told() -> None:
    values, faults = References(nothing, NOW).settle(ACCOUNTS, ("a", "Umbra", "b"))
    assert values == ("a", "Umbra", None)
    assert [fault.column for fault in faults] == ["parent_id"]


def test_a_fact_with_a_required_reference_to_the_unknown_is_left_out_and_nothing_can_refer_to_it() -> None:
    references = References(nothing, NOW)
    values, faults = references.settle(DEALS, ("d", "a", None))
    assert values is None
    assert [fault.says for fault in faults] == [
        "account_id 'a' is no id of accounts, neither here nor in the book"
    ]


def test_an_id_that_came_in_an_earlier_file_is_left_out_and_told() -> None:
    references = References(nothing, NOW)
    references.settle(ACCOUNTS, ("a", "Umbra", None))
    references.begin_file()
    values, faults = references.settle(ACCOUNTS, ("a", "Umbra", None))
    assert values is None
    assert [fault.says for fault in faults] == ["account_id 'a' came before in another file"]


def test_a_distinct_fact_may_come_in_several_files_and_counts_once() -> None:
    references = References(nothing, NOW)
    references.settle(ACTIVITIES, ("x", "Visit", 1, 1))
    references.begin_file()
    assert references.settle(ACTIVITIES, ("x", "Visit", 1, 1)) == (None, ())


def test_a_fact_that_its_source_stamps_later_than_now_is_left_out_and_told() -> None:
    references = References(nothing, NOW)
    assert references.settle(STAMPED, ("s", "Ada", NOW))[0] == ("s", "Ada", NOW)
    values, faults = references.settle(STAMPED, ("t", "Rita", NOW + timedelta(minutes=1)))
    assert values is None
    assert [fault.says for fault in faults] == ["recorded_at 2026-03-03 12:01 lies in the future"]
