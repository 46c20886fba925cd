"""Uploading for an import: what is taken, where it is kept, and what is refused."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.importing_files import FIRST, keep_in, sent, uploaded
from troth.model.settings import LARGEST_UPLOAD_MEGABYTES
from troth.web.models import Import, SavedMapping

QUERIES = 7
REFUSED, TOO_LARGE = 422, 400


@pytest.fixture(autouse=True)
def place(settings: Any, tmp_path: Path) -> Path:
    return keep_in(settings, tmp_path)


@pytest.mark.usefixtures("filled")
def test_files_are_kept_for_their_owner_alone_and_lead_to_their_page(signed_in: Client, place: Path) -> None:
    response = signed_in.post("/import/", {"source": "csv", "files": [sent(FIRST), sent(FIRST, "more.csv")]})
    begun = Import.objects.get()
    assert response.headers["Location"] == f"/import/{begun.pk}/"
    kept = sorted((place / str(begun.pk)).rglob("*.csv"))
    assert [path.name for path in kept] == ["accounts.csv", "more.csv"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    assert kept[0].read_text(encoding="utf-8") == FIRST


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"source": "csv"}, "Choose at least one file."),
        ({"source": "nowhere", "files": [sent(FIRST)]}, "Choose where the files come from."),
        ({"source": "csv", "files": [sent(FIRST), sent(FIRST)]}, "Two files have the same name"),
        ({"source": "csv", "files": [sent("", f"{n}.csv") for n in range(61)]}, "At most 60 files"),
    ],
)
def test_what_cannot_be_taken_is_said(
    signed_in: Client, given: dict[str, Any], says: str, place: Path
) -> None:
    response = signed_in.post("/import/", given)
    assert response.status_code == REFUSED
    assert says in response.content.decode()
    assert not Import.objects.exists()
    assert not place.exists()


@pytest.mark.usefixtures("filled")
def test_a_name_that_leads_elsewhere_stays_in_the_folder(signed_in: Client, place: Path) -> None:
    signed_in.post("/import/", {"source": "csv", "files": [sent(FIRST, "../../x.csv")]})
    assert [path.name for path in place.rglob("*.csv")] == ["x.csv"]


@pytest.mark.usefixtures("filled")
def test_more_than_is_allowed_is_refused_before_it_is_read(signed_in: Client) -> None:
    length = LARGEST_UPLOAD_MEGABYTES * 2**20 + 1
    response = signed_in.post(
        "/import/", {"source": "csv", "files": [sent(FIRST)]}, headers={"content-length": str(length)}
    )
    assert response.status_code >= TOO_LARGE
    assert not Import.objects.exists()


@pytest.mark.usefixtures("filled")
def test_the_page_lists_imports_and_mappings_in_so_many_statements(
    signed_in: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        uploaded(signed_in)
    SavedMapping.objects.create(name="orders of the shop", text="")
    with django_assert_num_queries(QUERIES):
        page = signed_in.get("/import/").content.decode()
    assert page.count("accounts.csv</th>") == 3
    assert "orders of the shop" in page


@pytest.mark.usefixtures("filled")
def test_a_saved_mapping_is_forgotten(signed_in: Client) -> None:
    kept = SavedMapping.objects.create(name="orders", text="")
    signed_in.post(f"/import/mappings/{kept.pk}/forget/")
    assert not SavedMapping.objects.exists()
