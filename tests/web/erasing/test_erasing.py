"""Whoever is erased is erased from everything the application keeps, in one transaction; what a crash leaves goes at night."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction

from tests.web.erasing.conftest import let_go, stored_bytes, texts
from tests.web.erasing.planted import ACCOUNT, ADDRESS, NAME, NOW, OLD_ID, SOUGHT
from troth import ledger as store
from troth.ledger import Ledger
from troth.model import BookError, RefusedError
from troth.web.erasing.holdings import Held, held_columns
from troth.web.models import (
    Access,
    HandOver,
    KeptReading,
    PortalLink,
    PortalRequest,
    PortalSeen,
    PortalVisit,
    ReviewDraft,
    SavedView,
    Stocktaking,
)
from troth.workspace.retaining import retain


def erased(ledger: Ledger) -> store.ErasureReport:
    return store.erase(ledger, OLD_ID, by="keeper", now=NOW, blanking=True)


def named_in(text: str) -> list[str]:
    return [each for each in SOUGHT if each.casefold() in text]


def test_the_person_is_planted_in_every_column_that_can_hold_them(planted_file: Ledger) -> None:
    bare = [
        f"{column.model.__name__}.{column.name} {column.holding}"
        for column in held_columns()
        if not _holds_the_person(planted_file, column.model, column.name)
    ]
    assert bare == []


def _holds_the_person(ledger: Ledger, model: type, name: str) -> bool:
    if model is Session:
        return OLD_ID in str([each.get_decoded() for each in Session.objects.using(ledger.alias)])
    values = model._default_manager.using(ledger.alias).values_list(name, flat=True)  # type: ignore[attr-defined]
    return bool(named_in(str(list(values)).replace("+", " ").casefold()))


def test_after_the_erasure_no_text_of_the_store_and_no_byte_beside_it_names_the_person(
    planted: Ledger, folder: Path
) -> None:
    assert named_in(texts(planted)) == list(SOUGHT)
    report = erased(planted)
    assert report.rows_beside > 0
    assert named_in(texts(planted)) == []
    held = stored_bytes(folder)
    assert [each for each in SOUGHT if each.lower().encode() in held] == []
    assert b"call pia back" in held
    if planted.is_sqlite:
        assert b"acorn mills" in held


def test_what_speaks_of_others_stays(planted: Ledger) -> None:
    (new_id,) = erased(planted).new_ids
    alias = planted.alias
    (note,) = HandOver.objects.using(alias).values_list("note", flat=True)
    assert note == "(erased) shouts; write to (erased) ((erased))"
    (draft,) = ReviewDraft.objects.using(alias)
    assert draft.changed == {"person:pia": {"level": ["1", "2"]}}
    assert [view.name for view in SavedView.objects.using(alias)] == ["Mills"]
    assert [each.session_key for each in Session.objects.using(alias)] == ["ours"]
    (request,) = PortalRequest.objects.using(alias)
    assert (request.words, request.wished) == ("Ask (erased)", {"department": "Under (erased)"})
    (stock,) = Stocktaking.objects.using(alias)
    assert stock.problems == ["people row 3: email came as '(erased)'", "accounts row 1: no name"]
    assert new_id not in texts_of_rows(planted)


def texts_of_rows(ledger: Ledger) -> str:
    """What the application's own tables say of the person's new id, which none should know."""
    columns = (column for column in held_columns() if column.holding is not Held.NOTHING)
    return str(
        [
            list(column.model._default_manager.using(ledger.alias).values_list(column.name, flat=True))
            for column in columns
        ]
    )


def test_what_hangs_on_the_person_goes_with_them(planted_file: Ledger) -> None:
    erased(planted_file)
    alias = planted_file.alias
    assert PortalLink.objects.using(alias).count() == PortalVisit.objects.using(alias).count() == 0
    assert [each.person_id for each in PortalSeen.objects.using(alias)] == ["pia"]
    assert set(Access.objects.using(alias).values_list("kind", flat=True)) == {
        "account",
        "command",
        "export",
        "staff",
    }


def test_an_id_made_of_the_person_is_renamed_here_as_it_is_in_the_book(planted_file: Ledger) -> None:
    erased(planted_file)
    (account,) = store.current(planted_file, "accounts", name="Ashgrove Fittings")
    kept = KeptReading.objects.using(planted_file.alias).get()
    assert kept.account_id == account["account_id"] != ACCOUNT
    assert kept.staff_id == account["owner_id"]


def test_an_erasure_cut_short_changes_nothing_and_is_done_again(planted: Ledger) -> None:
    before = texts(planted)
    with transaction.atomic(using=planted.alias):
        store.erase(planted, OLD_ID, by="keeper", now=NOW, blanking=True, sweeping=False)
        transaction.set_rollback(True, using=planted.alias)
    assert texts(planted) == before
    erased(planted)
    assert named_in(texts(planted)) == []


def test_bytes_that_a_crash_left_are_swept_the_next_night(planted_file: Ledger, folder: Path) -> None:
    store.erase(planted_file, OLD_ID, by="keeper", now=NOW, blanking=True, sweeping=False)
    assert named_in(texts(planted_file)) == []
    assert ADDRESS.encode() in stored_bytes(folder)
    assert store.is_unswept(planted_file)
    assert retain(planted_file, NOW + timedelta(days=1)).is_swept
    held = stored_bytes(folder)
    assert [each for each in SOUGHT if each.lower().encode() in held] == []


def test_a_restored_backup_does_not_bring_the_person_back_to_any_table(
    planted_file: Ledger, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept, back = tmp_path_factory.mktemp("kept") / "backup", tmp_path_factory.mktemp("back")
    store.backup(planted_file, kept, "0.1.0", NOW)
    erased(planted_file)
    url = f"sqlite:///{back / 'book.sqlite3'}"
    done = store.restore(kept, url, NOW, [store.log_place(planted_file)])
    assert done.erased_again == 1
    again = store.open(url)
    assert named_in(texts(again)) == []
    assert HandOver.objects.using(again.alias).get().note.startswith("(erased) shouts")
    let_go(again)
    held = stored_bytes(back) + stored_bytes(folder)
    assert [each for each in SOUGHT if each.lower().encode() in held] == []


def test_who_is_asked_about_is_listed_and_nothing_is_changed(planted: Ledger) -> None:
    before = texts(planted)
    found = store.mentions(planted, OLD_ID)
    assert ("promises", "words") in {(each.table, each.column) for each in found}
    assert texts(planted) == before
    with pytest.raises(BookError, match="knows no person"):
        store.mentions(planted, "nobody")


def test_a_process_that_does_not_know_the_application_does_not_erase_half(
    planted_file: Ledger, settings: object
) -> None:
    del settings.ERASED_BESIDE  # type: ignore[attr-defined]
    before = texts(planted_file)
    with pytest.raises(RefusedError, match="troth erase"):
        erased(planted_file)
    assert texts(planted_file) == before


def test_the_log_of_erasures_names_nobody(planted_file: Ledger) -> None:
    erased(planted_file)
    log = store.log_place(planted_file).read_text()
    assert named_in(log.casefold()) == []
    assert [json.loads(line).get("swept") for line in log.splitlines()][-1] is True
    assert NAME not in log
