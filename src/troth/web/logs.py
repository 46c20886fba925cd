"""One line of JSON for each request and each failure: which page, how it went, how long it took; never whom it was about.

Nothing a person typed, is called or is known by may enter a log. So no message of any logger is written, since libraries
put addresses and values into theirs; a line holds the name of the logger, fields named here, and of an exception its
type and the places it passed.
"""

from __future__ import annotations

import json
import logging
import secrets
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from time import perf_counter
from types import TracebackType
from typing import Any

from django.http import HttpRequest, HttpResponseBase

# What a line may say besides; each is set by our own code to a word or a number.
FIELDS = ("event", "route", "method", "status", "milliseconds", "done", "total", "count")
REQUEST_ID_BYTES = 8
UNKNOWN_ROUTE = "none"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_request_id: ContextVar[str] = ContextVar("request_id", default="")
_log = logging.getLogger("troth.web.requests")


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line: when, how grave, which logger, and what else is known that names nobody."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if request_id := _request_id.get():
            line["request_id"] = request_id
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["places"] = _places(record.exc_info[2])
        return json.dumps(line)


def _places(passed: TracebackType | None) -> list[str]:
    """The files, lines and functions an exception passed; no values, and not the text of the exception."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(passed)]


def logging_settings(level: str) -> dict[str, Any]:
    """Django's LOGGING: every logger writes such lines to the standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["lines"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["lines"], "level": "WARNING", "propagate": False},
            # One line for each request is enough, whatever its status.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "propagate": False},
            "troth": {"handlers": ["lines"], "level": level.upper(), "propagate": False},
        },
    }


class RequestLog:
    """Gives each request an id, which its answer carries, and writes one line when it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = perf_counter()
        token = _request_id.set(secrets.token_hex(REQUEST_ID_BYTES))
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = _request_id.get()
            _log.info(
                "",
                extra={
                    "event": "request",
                    "route": route_of(request),
                    "method": request.method if request.method in METHODS else "other",
                    "status": response.status_code,
                    "milliseconds": round((perf_counter() - started) * 1000),
                },
            )
            return response
        finally:
            _request_id.reset(token)


def route_of(request: HttpRequest) -> str:
    """The name of the address's pattern, which holds none of its values."""
    match = request.resolver_match
    return (match.view_name or UNKNOWN_ROUTE) if match else UNKNOWN_ROUTE
