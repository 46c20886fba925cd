"""A value statement as a PDF; the same statement gives the same bytes."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from decimal import Decimal
from importlib import resources
from typing import Any

import typst

from troth.reports.statement_words import Say, SpokenBar, spoken
from troth.reports.value_statement import ValueStatement


def value_statement_document(statement: ValueStatement, say: Say) -> bytes:
    """The statement as a PDF; `say` puts phrases into the reader's language. Words go in as data and are set as text.

    Only the fonts that come with Typst are used, and the document is dated on the day it speaks of.
    """
    at = statement.at
    told = spoken(statement, say)
    data = {
        **asdict(told),
        "at": {"year": at.year, "month": at.month, "day": at.day},
        "bars": _bars(told.bars),
    }
    document: bytes = typst.compile(
        resources.files("troth.reports").joinpath("value_statement.typ").read_bytes(),
        format="pdf",
        sys_inputs={"statement": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        font_paths=[],
        timestamp=int(datetime(at.year, at.month, at.day, tzinfo=UTC).timestamp()),
    )
    return document


def _bars(bars: tuple[SpokenBar, ...]) -> list[dict[str, Any]]:
    """The bars with their lengths as shares of the longest."""
    longest = max((max(bar.created, bar.destroyed) for bar in bars), default=Decimal(0)) or Decimal(1)
    return [
        {
            "label": bar.label,
            "gained": bar.gained,
            "lost": bar.lost,
            "created": float(bar.created / longest),
            "destroyed": float(bar.destroyed / longest),
        }
        for bar in bars
    ]
