"""An import is mapped, previewed with nothing written, and committed as one batch that can be undone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from tests.web.importing_files import FIRST, HEADER, MAPPING, keep_in, sent, uploaded
from troth import ledger as store
from troth.ledger import Ledger
from troth.web.importing.files import ask_to_stop, folder_of, forget_uploads, tell
from troth.web.importing.steps import take_commit, take_preview
from troth.web.importing.tasks import commit_import
from troth.web.models import Import, ImportState, SavedMapping
from troth.web.pages import import_steps

QUERIES = 6
WRONG = 422
ORDERS = (
    "Order,Line,Customer,Item,Quantity,Order date,Due date\n"
    "1,1,Alder (sample),ten pumps,10,01/02/2026,03/04/2026\n"
)


@pytest.fixture(autouse=True)
def _place(settings: Any, tmp_path: Path) -> None:
    keep_in(settings, tmp_path)


def page(client: Client, asked: Import) -> str:
    return client.get(f"/import/{asked.pk}/").content.decode()


def do(client: Client, asked: Import, what: str, **more: str) -> int:
    return client.post(f"/import/{asked.pk}/", {"do": what, **more}).status_code


def state(asked: Import) -> str:
    asked.refresh_from_db()
    return asked.state


def previewed(client: Client, text: str = FIRST) -> Import:
    """An import whose preview was taken."""
    asked = uploaded(client, text)
    do(client, asked, "preview_text", mapping=MAPPING)
    take_preview(asked.pk)
    return asked


def names(ledger: Ledger) -> set[object]:
    return {row["account_id"] for row in store.current(ledger, "accounts")}


@pytest.mark.usefixtures("filled")
def test_columns_are_shown_with_samples_and_what_they_may_become(signed_in: Client) -> None:
    shown = page(signed_in, uploaded(signed_in))
    assert "alder · beech" in shown
    chosen = re.findall(r'<option value="([\w.]+)"\s+selected>', shown)
    assert chosen == ["accounts.account_id", "accounts.name", "accounts.segment"]


def test_a_preview_by_columns_writes_nothing_and_tells_what_would_change(
    signed_in: Client, filled: Ledger
) -> None:
    asked = uploaded(signed_in)
    fields = {"target.0": "accounts.account_id", "target.1": "accounts.name", "target.2": "accounts.segment"}
    before = store.count_batches(filled)
    do(signed_in, asked, "preview", name="the CRM", **fields)
    assert state(asked) == ImportState.PREVIEWING
    assert f'data-hx-get="/import/{asked.pk}/progress/"' in page(signed_in, asked)
    take_preview(asked.pk)
    assert state(asked) == ImportState.PREVIEWED
    shown = page(signed_in, asked)
    assert "accounts.csv: 3 rows read, 1 set aside, 0 cells left empty." in shown
    assert "Alder (sample)" in shown
    assert "accounts.account_id" in shown.partition("What cannot be taken of")[2]
    assert (store.count_batches(filled), "alder" in names(filled)) == (before, False)
    assert SavedMapping.objects.get().name == "the CRM"


def test_a_commit_writes_one_batch_that_its_page_leads_to(signed_in: Client, filled: Ledger) -> None:
    asked = previewed(signed_in)
    do(signed_in, asked, "commit")
    shown = page(signed_in, asked)
    assert "0 of 3 rows written." in shown
    assert '<progress value="0" max="3"' in " ".join(shown.split())
    take_commit(asked.pk)
    assert state(asked) == ImportState.DONE
    assert {"alder", "beech"} <= names(filled)
    assert f'href="/book/batches/{asked.batch_id}/"' in page(signed_in, asked)
    assert len(store.problems_of_batch(filled, asked.batch_id)) == 1


def test_a_commit_taken_again_after_its_worker_died_writes_nothing_more(
    signed_in: Client, filled: Ledger
) -> None:
    asked = previewed(signed_in)
    do(signed_in, asked, "commit")
    take_commit(asked.pk)
    batches = store.count_batches(filled)
    take_commit(asked.pk)
    assert store.count_batches(filled) == batches


def test_the_same_file_again_says_that_nothing_was_written(signed_in: Client, filled: Ledger) -> None:
    for _ in range(2):
        asked = previewed(signed_in)
        do(signed_in, asked, "commit")
        batches = store.count_batches(filled)
        take_commit(asked.pk)
    assert store.count_batches(filled) == batches
    assert "The book said all of this already" in page(signed_in, asked)


def test_what_a_changed_fact_was_stands_beside_what_it_is(signed_in: Client, filled: Ledger) -> None:
    first = previewed(signed_in)
    do(signed_in, first, "commit")
    take_commit(first.pk)
    shown = page(signed_in, previewed(signed_in, HEADER + "alder,Alder (sample),south\n"))
    assert "<del>north</del>" in shown
    assert "<ins>south</ins>" in shown
    assert filled.is_sqlite


@pytest.mark.usefixtures("filled")
def test_a_mapping_that_cannot_be_used_is_refused_with_every_problem(signed_in: Client) -> None:
    asked = uploaded(signed_in)
    response = signed_in.post(
        f"/import/{asked.pk}/",
        {"do": "preview_text", "mapping": '[acounts]\nname = "x"\n[promises]\nwrods = "x"\n'},
    )
    assert response.status_code == WRONG
    assert "did you mean accounts?" in response.content.decode()
    assert "did you mean words?" in response.content.decode()
    assert state(asked) == ImportState.UPLOADED


@pytest.mark.usefixtures("filled")
def test_facts_that_break_the_contract_open_the_mapping_again_and_are_told(signed_in: Client) -> None:
    asked = uploaded(signed_in)
    do(signed_in, asked, "preview_text", mapping=MAPPING.replace("segment", "parent_id"))
    take_preview(asked.pk)
    assert state(asked) == ImportState.UPLOADED
    assert "&#x27;north&#x27; is no id of accounts" in page(signed_in, asked)


def test_a_step_is_stopped_with_nothing_written(signed_in: Client, filled: Ledger) -> None:
    asked = previewed(signed_in)
    do(signed_in, asked, "commit")
    do(signed_in, asked, "stop")
    take_commit(asked.pk)
    assert state(asked) == ImportState.UPLOADED
    assert "alder" not in names(filled)
    assert "It was stopped" in page(signed_in, asked)


@pytest.mark.usefixtures("filled")
def test_what_was_stopped_is_begun_again(signed_in: Client) -> None:
    asked = uploaded(signed_in)
    ask_to_stop(asked.pk)
    do(signed_in, asked, "preview_text", mapping=MAPPING)
    take_preview(asked.pk)
    assert state(asked) == ImportState.PREVIEWED
    do(signed_in, asked, "map")
    assert state(asked) == ImportState.UPLOADED


@pytest.mark.usefixtures("filled")
def test_an_import_given_up_leaves_no_file(signed_in: Client) -> None:
    asked = uploaded(signed_in)
    folder = folder_of(asked.pk)
    assert folder.is_dir()
    do(signed_in, asked, "discard")
    assert not folder.exists()
    assert not Import.objects.exists()


@pytest.mark.usefixtures("filled")
def test_when_a_step_is_done_the_page_is_asked_for_anew(signed_in: Client) -> None:
    asked = uploaded(signed_in)
    do(signed_in, asked, "preview_text", mapping=MAPPING)
    assert "HX-Refresh" not in signed_in.get(f"/import/{asked.pk}/progress/").headers
    take_preview(asked.pk)
    assert signed_in.get(f"/import/{asked.pk}/progress/").headers["HX-Refresh"] == "true"


@pytest.mark.usefixtures("filled")
def test_a_file_that_is_no_table_is_told(signed_in: Client) -> None:
    asked = uploaded(signed_in, "\0\0\0")
    assert "It cannot be read like this" in page(signed_in, asked)


@pytest.mark.usefixtures("filled")
def test_the_page_of_a_preview_takes_so_many_statements(
    signed_in: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    asked = previewed(signed_in)
    with django_assert_num_queries(QUERIES):
        page(signed_in, asked)


@pytest.mark.usefixtures("filled")
def test_an_export_that_cannot_tell_how_its_days_are_written_asks_and_takes_the_answer(
    signed_in: Client,
) -> None:
    signed_in.post("/import/", {"source": "orders", "files": [sent(ORDERS, "orders.csv")]})
    asked = Import.objects.get()
    assert "the days of" in page(signed_in, asked).partition("It cannot be read like this")[2]
    do(signed_in, asked, "preview", days="%d/%m/%Y", decimal=",")
    take_preview(asked.pk)
    assert state(asked) == ImportState.PREVIEWED
    assert "2026-04-03" in page(signed_in, asked)


def test_whom_it_may_bring_a_second_time_is_told_before_it_is_written(
    signed_in: Client, filled: Ledger
) -> None:
    known = next(
        row for row in store.current(filled, "accounts") if str(row["name"]).replace(" ", "").isalpha()
    )
    shown = page(signed_in, previewed(signed_in, HEADER + f"another,{known['name']} GmbH,\n"))
    assert f"{known['name']} GmbH (another), {known['name']} ({known['account_id']})" in " ".join(
        shown.split()
    )


@pytest.mark.usefixtures("filled")
def test_whoever_comes_back_finds_the_columns_as_they_chose_them(signed_in: Client) -> None:
    asked = uploaded(signed_in)
    fields = dict.fromkeys(re.findall(r'name="(target\.\d+)"', page(signed_in, asked)), "")
    chosen = {**fields, "target.0": "accounts.account_id", "target.1": "accounts.name"}
    do(signed_in, asked, "preview", **chosen)
    take_preview(asked.pk)
    do(signed_in, asked, "map")
    found = re.findall(r'<option value="([\w.]+)"\s+selected>', page(signed_in, asked))
    assert found == ["accounts.account_id", "accounts.name"]


@pytest.mark.usefixtures("filled")
def test_of_two_clicks_one_asks_for_the_step(signed_in: Client) -> None:
    asked = previewed(signed_in)
    assert state(asked) == ImportState.PREVIEWED
    waiting = DBTaskResult.objects.count()
    for _ in range(2):
        import_steps._turn(asked, ImportState.COMMITTING, commit_import)
    assert DBTaskResult.objects.count() == waiting + 1


@pytest.mark.usefixtures("filled")
def test_what_an_erasure_removed_is_not_told_again(signed_in: Client) -> None:
    asked = previewed(signed_in)
    forget_uploads()
    tell(asked.pk, {"changes": {"people": "Somebody"}})
    assert not folder_of(asked.pk).exists()
