"""Counts by word say which words of the table are worth mending."""

from __future__ import annotations

from troth.model.titles import DEPARTMENTS, SENIORITIES
from troth.reports import roles
from troth.reports.roles import RoleToConfirm, WordCount, count_words


def test_a_suggestion_of_several_words_counts_for_each_and_the_refused_come_first() -> None:
    tally = [("buyer", "accepted", 5), ("buyer; fitter", "refused", 2), ("shift", "accepted", 9)]
    assert count_words(tally) == (
        WordCount("buyer", 5, 2),
        WordCount("fitter", 0, 2),
        WordCount("shift", 9, 0),
    )


def test_only_a_suggestion_that_was_not_refused_is_to_be_decided_on() -> None:
    def person(role: str, *, is_refused: bool = False) -> RoleToConfirm:
        return RoleToConfirm("pia", "Pia", "Buyer", "", role, "", "", ("buyer",), 0.5, is_refused)

    assert [
        each.is_open for each in (person("end_user"), person(""), person("end_user", is_refused=True))
    ] == [
        True,
        False,
        False,
    ]


def test_everything_a_title_may_tell_has_a_name() -> None:
    assert tuple(roles.DEPARTMENTS) == DEPARTMENTS
    assert tuple(roles.SENIORITIES) == SENIORITIES
