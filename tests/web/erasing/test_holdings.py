"""No table and no column of text of the application is left unnamed; whoever adds one says what it holds about people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, models
from django.test.utils import isolate_apps

from troth.ledger.finding import traces
from troth.web.erasing.holdings import (
    HELD,
    OF_NO_MODEL,
    as_a_whole,
    in_address,
    in_session,
    models_of_application,
)

# What cannot hold a word about anybody.
NUMBERS_AND_MOMENTS = (
    *(models.IntegerField, models.FloatField, models.DecimalField, models.BooleanField),
    *(models.DateField, models.TimeField, models.DurationField, models.UUIDField),
    models.ForeignKey,
)


def unnamed(every: Iterable[type[models.Model]], held: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """Tables and columns of text that are named nowhere, or named and not there."""
    there = {
        (model._meta.db_table, field.name)
        for model in every
        for field in model._meta.concrete_fields
        if not isinstance(field, NUMBERS_AND_MOMENTS)
    } | {(model._meta.db_table, "") for model in every}
    named = {(table, name) for table, columns in held.items() for name in ("", *columns)}
    return there ^ named


def test_every_table_and_column_of_text_is_named() -> None:
    assert unnamed(models_of_application(), HELD) == set()


@isolate_apps("troth.web")
def test_a_new_table_and_a_new_column_are_missed() -> None:
    class Diary(models.Model):
        words: models.TextField[str, str] = models.TextField()
        scan: models.BinaryField[bytes, bytes] = models.BinaryField()
        pages: models.IntegerField[int, int] = models.IntegerField()

        class Meta:
            app_label = "web"

        def __str__(self) -> str:
            return self.words

    assert unnamed([Diary], {}) == {("web_diary", ""), ("web_diary", "words"), ("web_diary", "scan")}
    assert unnamed([Diary], {"web_diary": {"words": None}}) == {("web_diary", "scan")}
    assert unnamed([], {"web_diary": {}}) == {("web_diary", "")}


@pytest.mark.django_db
def test_every_table_of_the_store_is_of_the_book_or_named() -> None:
    there = {name for name in connection.introspection.table_names() if not name.startswith("troth_")}
    assert there == HELD.keys() | OF_NO_MODEL


@pytest.mark.parametrize(
    ("query", "is_named"),
    [
        ("q=Zo%C3%AB+Sample", True),
        ("q=zs%40x.example&sort=name", True),
        ("sort=name", False),
    ],
)
def test_an_address_of_a_page_is_read_as_it_was_typed(query: str, *, is_named: bool) -> None:
    assert in_address(traces(["Zoë Sample"], ["zs@x.example"]), query) is is_named


def test_our_own_address_is_not_theirs_for_its_local_part() -> None:
    sought = traces(["Anna Sample"], ["anna@theirs.example", "anna"])
    assert as_a_whole(sought, "ANNA@theirs.example")
    assert not as_a_whole(sought, "anna@ours.example")


@pytest.mark.parametrize(
    ("held", "is_named"),
    [
        ({"told": {"moves": [{"id": "person_1"}]}}, True),
        ({"told": {"says": "Zoë Sample " + "is gone " * 200}}, True),
        ({"_auth_user_id": "person_1"}, False),
        ({"told": {"moves": [{"id": "person_2"}]}}, False),
    ],
)
def test_a_session_names_who_it_tells_of(
    held: dict[str, object], *, is_named: bool, settings: object
) -> None:
    settings.SECRET_KEY = "k" * 50  # type: ignore[attr-defined]
    assert in_session(traces(["Zoë Sample"], ["person_1"]), SessionStore().encode(held)) is is_named


def test_a_session_that_cannot_be_read_is_taken_to_name_them() -> None:
    assert in_session(traces(["Zoë Sample"], []), "no session:at:all")
