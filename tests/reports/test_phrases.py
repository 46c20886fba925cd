"""A sentence keeps its values apart from its pattern, so that any language can arrange them."""

from __future__ import annotations

from datetime import date

import pytest

from troth.reports.phrases import english, gettext, ngettext


def test_a_sentence_reads_in_english() -> None:
    said = gettext("Overdue since {day}: {words}", day=date(2026, 3, 2), words="the {missing} seals")
    assert str(said) == "Overdue since 2 Mar 2026: the {missing} seals"


def test_a_sentence_inside_a_sentence_is_said_in_the_same_language() -> None:
    said = gettext("Nobody is the {role}", role=gettext("gatekeeper"))
    german = {"Nobody is the {role}": "Niemand ist {role}", "gatekeeper": "Pförtner"}
    assert said.in_words(lambda one, _many, _count: german[one], english) == "Niemand ist Pförtner"


@pytest.mark.parametrize(("count", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_a_count_chooses_the_form(count: int, words: str) -> None:
    assert str(ngettext("{count} day", "{count} days", count)) == words
