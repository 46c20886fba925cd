"""The form of an account review gives back what it was handed, keeps what was begun, and drops what is no cell."""

from __future__ import annotations

import json

from django.http import QueryDict

from tests.reports.acorn import HOSTILE, acorn
from troth.intake.review_cells import CellProblem
from troth.reports import review
from troth.reports.phrases import gettext as _
from troth.web.review_form import (
    BLANK_ROWS,
    Field,
    Form,
    drafted_of,
    filled_of,
    filled_with,
    form_of,
    rebased,
)

SHEET = review(acorn(), "acorn", "sam")
PIA = "person:pia"


def posted(form: Form, **written: str) -> QueryDict:
    """The form as a browser sends it, with some fields written over."""
    post = QueryDict(mutable=True)
    post["before"] = form.before_text
    for row in (*form.people, *form.new, *form.promises):
        for field in row.fields:
            post[field.name] = written.get(field.anchor, field.value)
    return post


def field(form: Form, name: str) -> Field:
    rows = (*form.people, *form.new, *form.promises)
    (found,) = (each for row in rows for each in row.fields if each.name == name)
    return found


def test_a_form_sent_as_it_came_says_nothing_new() -> None:
    filled = filled_of(posted(form_of(SHEET, {})))
    assert filled.before == SHEET.cells
    assert drafted_of(filled) == {}


def test_what_was_written_is_told_with_what_stood_there() -> None:
    filled = filled_of(posted(form_of(SHEET, {}), **{"person-0-power": "veto", "new-0-name": " Zoe "}))
    assert drafted_of(filled) == {PIA: {"power": ["decide", "veto"]}, "new:1": {"name": ["", "Zoe"]}}


def test_what_was_begun_is_shown_again_and_marked() -> None:
    form = form_of(SHEET, {PIA: {"power": ["decide", "veto"]}, "new:7": {"name": ["", HOSTILE]}})
    assert (field(form, f"{PIA}|power").value, field(form, f"{PIA}|power").is_changed) == ("veto", True)
    assert field(form, "new:7|name").value == HOSTILE
    assert form.change_count == 2


def test_there_are_always_blank_rows_and_no_two_have_the_same_number() -> None:
    form = form_of(SHEET, {"new:1": {"name": ["", "Zoe"]}, "new:3": {"name": ["", "Yann"]}})
    assert [row.key for row in form.new] == ["new:1", "new:3", "new:2", "new:4", "new:5"]
    assert len(form_of(SHEET, {}).new) == BLANK_ROWS


def test_a_draft_is_held_against_what_its_writer_saw() -> None:
    drafted = {PIA: {"power": ["advise", "veto"]}}
    assert filled_with(SHEET, drafted).before[PIA]["power"] == "advise"
    assert form_of(SHEET, drafted).before[PIA]["power"] == "advise"
    assert rebased(SHEET, drafted) == {PIA: {"power": ["decide", "veto"]}}


def test_problems_stand_at_their_cells_and_those_of_no_row_above() -> None:
    problems = (CellProblem(PIA, "power", _("wrong")), CellProblem("person:gone", "", _("left")))
    form = form_of(SHEET, {}, problems)
    assert str(field(form, f"{PIA}|power").problem) == "wrong"
    assert (str(form.problem), form.problem_count) == ("left", 2)


def test_what_is_no_cell_of_a_sheet_is_dropped() -> None:
    post = QueryDict(mutable=True)
    post.update({"x|y": "1", "person:pia|batch_id": "b", "settings:s|value": "v", "|name": "n", "name": "m"})
    assert filled_of(post).after == {}


def test_what_it_was_handed_out_with_is_read_as_texts_alone() -> None:
    post = QueryDict(mutable=True)
    post["before"] = json.dumps({PIA: {"name": 1, "role": "end_user"}, "x": [], "y": {"a": {}}})
    assert filled_of(post).before == {PIA: {"role": "end_user"}, "y": {}}


def test_a_choice_once_made_is_not_taken_back_here() -> None:
    form = form_of(SHEET, {})
    assert "" not in dict(field(form, f"{PIA}|power").choices)
    assert "" in dict(field(form, "person:ben|power").choices)


def test_a_conversation_is_a_meeting_unless_another_way_is_chosen() -> None:
    choices = field(form_of(SHEET, {}), "person:ben|talked_how").choices
    assert [(value, str(label)) for value, label in choices] == [("", "meeting"), ("call", "call")]


def test_a_long_need_is_read_in_full_beside_its_cell() -> None:
    assert str(field(form_of(SHEET, {}), f"{PIA}|need_1").hint) == "The line never stands still"
    assert field(form_of(SHEET, {}), f"{PIA}|name").hint is None
