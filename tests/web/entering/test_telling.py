"""What was saved is told once, with the figures it moved, and can be taken back."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from troth import ledger as book
from troth.ledger import Ledger
from troth.web.entering.telling import told_of
from troth.workspace.saving import Saved, Standing, Standings

PROMISE = {"promises-words": "Told <i>once</i>", "promises-importance": "normal", "promises-floor": "0"} | {
    "promises-promised_level": "1",
    "promises-better": "higher",
}


def standing(trust: float | None, loyalty: float | None = None) -> Standing:
    return Standing(trust, None, loyalty)


def saved(before: Standings, after: Standings) -> Saved:
    return Saved("batch_1", date(2026, 3, 2), before, after)


def test_the_figure_that_moved_most_is_told_of_each() -> None:
    before = Standings(
        {"a": standing(0.5, 0.5)}, {("a", "p"): standing(0.61, 0.5), ("a", "q"): standing(0.3)}
    )
    after = Standings(
        {"a": standing(0.51, 0.48)}, {("a", "p"): standing(0.64, 0.51), ("a", "q"): standing(0.301)}
    )
    moves = told_of(saved(before, after)).moves
    assert [(move.id, move.measure, move.before, move.after, move.difference) for move in moves] == [
        ("p", "trust", 61, 64, 3),
        ("a", "loyalty", 50, 48, -2),
    ]


def test_a_figure_that_was_not_known_is_told_without_a_difference() -> None:
    people = {("a", "p"): standing(0.5)}
    (move,) = told_of(saved(Standings({}, {}), Standings({}, people))).moves
    assert (move.before, move.after, move.difference) == (None, 50, 0)


@pytest.mark.usefixtures("filled")
def test_it_is_told_on_the_next_page_and_then_no_more(ann: Client) -> None:
    ann.post("/accounts/acorn/enter/promise/", PROMISE)
    assert "data-told" in ann.get("/accounts/acorn/").content.decode()
    assert "data-told" not in ann.get("/accounts/acorn/").content.decode()


@pytest.mark.usefixtures("filled")
def test_a_dialog_has_the_page_opened_anew(ann: Client) -> None:
    answer = ann.post("/accounts/acorn/enter/promise/", PROMISE, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (200, "true")


@pytest.mark.parametrize(
    "came_from", ["https://elsewhere.example/", "//elsewhere.example/x", "javascript:alert(1)", ""]
)
@pytest.mark.usefixtures("filled")
def test_nobody_is_led_elsewhere(ann: Client, came_from: str) -> None:
    answer = ann.post("/accounts/acorn/enter/promise/", PROMISE, headers={"Referer": came_from})
    assert answer.headers["Location"] == "/accounts/acorn/"


def test_undo_takes_it_back(filled: Ledger, ann: Client) -> None:
    ann.post("/accounts/acorn/enter/promise/", PROMISE)
    (promise,) = book.current(filled, "promises", words="Told <i>once</i>")
    ann.post(f"/batches/{promise['batch_id']}/undo/")
    assert book.current(filled, "promises", words="Told <i>once</i>") == []
    assert "Taken back." in ann.get("/accounts/acorn/").content.decode()


def test_undo_is_refused_in_one_sentence_where_later_facts_rest_on_it(filled: Ledger, ann: Client) -> None:
    ann.post("/accounts/acorn/enter/promise/", PROMISE)
    (promise,) = book.current(filled, "promises", words="Told <i>once</i>")
    ann.post(f"/promises/{promise['promise_id']}/settle/", {"outcome": "kept"})
    ann.get("/accounts/acorn/")
    ann.post(f"/batches/{promise['batch_id']}/undo/")
    assert "later facts rest on it" in ann.get("/accounts/acorn/").content.decode()
