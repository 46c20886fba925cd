"""A person's record as a PDF; the same record gives the same bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import typst

from troth.reports.person_record import PersonRecord, Say, record_data
from troth.reports.printable import printable


def person_record_document(record: PersonRecord, say: Say) -> bytes:
    """The record as a PDF; `say` puts phrases into the reader's language. Words go in as data and are set as text."""
    at = record.at
    data = {**_printable(record_data(record, say)), "at": {"year": at.year, "month": at.month, "day": at.day}}
    document: bytes = typst.compile(
        resources.files("troth.reports").joinpath("person_record.typ").read_bytes(),
        format="pdf",
        sys_inputs={"record": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        font_paths=[],
        timestamp=int(datetime(at.year, at.month, at.day, tzinfo=UTC).timestamp()),
    )
    return document


def _printable(told: Any) -> Any:
    """The same without what no page can show: control characters, and halves of characters."""
    if isinstance(told, str):
        return printable(told)
    if isinstance(told, dict):
        return {name: _printable(value) for name, value in told.items()}
    return [_printable(each) for each in told] if isinstance(told, list) else told
