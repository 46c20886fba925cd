"""A move of loyalty is told with the person who moved it most, and the promises that stand otherwise."""

from __future__ import annotations

from tests.reports.rows import figure, known
from troth.reports.known import Known
from troth.reports.moves import Move, greatest, moves


def day(loyalty: float, people: dict[str, tuple[float, float]], **states: str) -> Known:
    """An account with the influence and loyalty of its people, and the states of promises to the person they name."""
    return known(
        accounts=[{"account_id": "a", "name": "Acorn"}],
        people=[{"person_id": name, "name": name.title()} for name in ("pia", "ben")],
        account_scores=[{"account_id": "a", **figure("loyalty", loyalty)}],
        person_scores=[
            {"account_id": "a", "person_id": name, "influence": influence, **figure("loyalty", own)}
            for name, (influence, own) in people.items()
        ],
        promises=[
            {"promise_id": name, "account_id": "a", "words": name, "person_id": name.partition("_")[0]}
            for name in states
        ],
        promise_lines=[
            {"promise_id": name, "account_id": "a", "made_by": "us", "state": state}
            for name, state in states.items()
        ],
    )


def moved(before: Known, after: Known) -> Move:
    (found,) = moves(after, before, ["a"])
    return found


def test_the_person_whose_share_moved_most_is_named_with_their_points() -> None:
    before = day(0.6, {"pia": (0.5, 0.8), "ben": (0.4, 0.5)})
    found = moved(before, day(0.46, {"pia": (0.5, 0.5), "ben": (0.4, 0.52)}))
    assert (found.part.person_id, round(found.part.moved, 9)) == ("pia", -0.15)
    assert str(found.part.words) == "Pia: loyalty 80 → 50"
    assert round(found.change, 9) == -0.14


def test_influence_is_told_where_it_weighs_more_than_loyalty() -> None:
    found = moved(day(0.6, {"pia": (0.5, 0.8)}), day(0.4, {"pia": (0.25, 0.79)}))
    assert str(found.part.words) == "Pia: influence 50 % → 25 %"


def test_who_came_and_who_went_is_told() -> None:
    here = {"pia": (0.5, 0.8)}
    assert str(moved(day(0.2, {}), day(0.6, here)).part.words) == "Pia is new there"
    assert str(moved(day(0.6, here), day(0.2, {})).part.words) == "Pia no longer counts there"


def test_what_nobody_known_moved_is_left_to_people_we_do_not_know() -> None:
    found = moved(day(0.6, {"pia": (0.1, 0.8)}), day(0.4, {"pia": (0.1, 0.8)}))
    assert (found.part.person_id, round(found.part.moved, 9)) == ("", -0.2)


def test_a_person_who_pulled_the_other_way_is_not_the_reason() -> None:
    before = day(0.6, {"pia": (0.5, 0.5), "ben": (0.4, 0.7)})
    found = moved(before, day(0.55, {"pia": (0.5, 0.9), "ben": (0.4, 0.6)}))
    assert found.part.person_id == ""
    assert found.part.moved < 0


def test_a_person_without_a_figure_moved_nothing_themselves() -> None:
    before = day(0.6, {"pia": (0.5, 0.8)})
    after = known(**{**before.tables, "account_scores": [{"account_id": "a", **figure("loyalty", 0.5)}]})
    nobody = Known(after.at, {**after.tables, "person_scores": []})
    unknown = Known(
        after.at,
        {**after.tables, "person_scores": [{**row, "loyalty": None} for row in after.rows("person_scores")]},
    )
    assert moved(before, nobody).part.person_id == "pia"
    assert moved(before, unknown).part.person_id == ""


def test_promises_that_stand_otherwise_are_named_those_to_that_person_first() -> None:
    people = {"pia": (0.5, 0.8), "ben": (0.1, 0.5)}
    before = day(0.6, people, ben_1="open", pia_1="open", pia_2="open", pia_3="kept")
    after = day(
        0.4, {**people, "pia": (0.5, 0.4)}, ben_1="late", pia_1="broken", pia_2="overdue", pia_3="kept"
    )
    told = [str(words) for words in moved(before, after).promises]
    assert told == ["“pia_1”: broken", "“pia_2”: overdue"]


def test_only_accounts_with_two_figures_a_point_or_more_apart_have_moved() -> None:
    before = {"a": 0.5, "b": 0.5, "c": None, "d": 0.5, "e": 0.1}
    after = {"a": 0.51, "b": 0.509, "c": 0.9, "d": None, "e": 0.4, "f": 0.9}
    rows = [
        [{"account_id": name, "loyalty": value} for name, value in each.items()] for each in (before, after)
    ]
    assert greatest(*rows) == ["e", "a"]


def test_the_change_is_the_difference_of_the_points_shown() -> None:
    assert moved(day(0.664, {}), day(0.676, {})).change == 0.02
    assert moved(day(0.684, {}), day(0.672, {})).change == -0.01
