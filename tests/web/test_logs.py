"""A log tells how a request went and never whom it was about, not even when it fails over somebody's name."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from tests.web.books import HOSTILE
from troth.web.logs import JsonLines, logging_settings

NAMES = (HOSTILE, "Acorn", "acorn", "Pia", "pia", "Ourwright", "sam", "owner", "script")


def failing(request: HttpRequest, person: str) -> HttpResponse:
    """A view that fails while it holds a name, inside another failure over the same name."""
    try:
        dict[str, str]()[person]
    except KeyError as missing:
        raise ValueError(f"nobody is called {person} {request.GET['q']}") from missing
    return HttpResponse()


urlpatterns = [path("fails/<str:person>/", failing, name="fails"), path("", include("troth.web.urls"))]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What every logger writes from debug up, as the application writes it; the database's statements apart."""
    written = io.StringIO()
    lines = logging.StreamHandler(written)
    lines.setFormatter(JsonLines())
    loggers = [logging.getLogger(name) for name in (None, "django", "django.request", "troth")]
    levels = [each.level for each in loggers]
    logging.getLogger("django.db.backends").setLevel(logging.WARNING)
    for each in loggers:
        each.setLevel(logging.DEBUG)
    for each in (loggers[0], loggers[1], loggers[3]):
        each.addHandler(lines)
    yield written
    for each, level in zip(loggers, levels, strict=True):
        each.setLevel(level)
        each.removeHandler(lines)


def read(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


@pytest.mark.usefixtures("filled")
def test_a_request_is_one_line_with_its_route_and_without_what_was_asked(
    signed_in: Client, lines: io.StringIO
) -> None:
    answer = signed_in.get("/accounts/acorn/", {"q": HOSTILE, "at": "2026-03-02"})
    (line,) = [each for each in read(lines) if each.get("event") == "request"]
    assert line.keys() == {
        *("at", "level", "logger", "request_id"),
        *("event", "route", "method", "status", "milliseconds"),
    }
    assert (line["route"], line["method"], line["status"]) == ("account", "GET", 200)
    assert line["request_id"] == answer.headers["X-Request-ID"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/accounts/acorn/",
        "/accounts/acorn/why/",
        f"/accounts/{HOSTILE}/",
        f"/?q={HOSTILE}",
        "/nowhere/Acorn",
    ],
)
def test_nothing_of_the_book_is_logged(signed_in: Client, lines: io.StringIO, address: str) -> None:
    signed_in.get(address)
    assert lines.getvalue()
    assert [name for name in NAMES if name in lines.getvalue()] == []


@pytest.mark.urls("tests.web.test_logs")
@pytest.mark.usefixtures("filled")
def test_a_failure_says_its_type_and_places_and_no_name(signed_in: Client, lines: io.StringIO) -> None:
    signed_in.raise_request_exception = False
    answer = signed_in.get("/fails/Pia/", {"q": HOSTILE})
    failures = [each for each in read(lines) if "exception" in each]
    assert (answer.status_code, [each["exception"] for each in failures]) == (500, ["ValueError"])
    assert failures[0]["places"][-1].endswith("failing")
    assert [name for name in NAMES if name in lines.getvalue()] == []


def test_a_message_of_a_library_is_never_written(lines: io.StringIO) -> None:
    logging.getLogger("some.library").error("cannot send to %s", "pia@acorn.example", extra={"to": "pia"})
    (line,) = read(lines)
    assert line.keys() == {"at", "level", "logger"}


@pytest.mark.parametrize("level", ["debug", "error"])
def test_the_level_of_the_environment_is_that_of_our_own_loggers(level: str) -> None:
    assert logging_settings(level)["loggers"]["troth"]["level"] == level.upper()
