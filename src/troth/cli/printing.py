"""How figures look in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

NARROWEST = 100


def console() -> Console:
    """The terminal; as wide as the text where the output is a file."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 160)


def figure(value: float | None, low: float | None = None, high: float | None = None) -> str:
    """A share with its interval, in hundredths: `62 (48–77)`; a dash where there is no figure."""
    if value is None:
        return "–"
    if low is None or high is None:
        return f"{value * 100:.0f}"
    return f"{value * 100:.0f} ({low * 100:.0f}–{high * 100:.0f})"


def kept(count: int, due: int) -> str:
    """Promises kept over promises due, with both counts."""
    return f"{count} of {due}" if due else "none due"


def print_table(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], right: Sequence[int] = ()
) -> None:
    """Print rows under headings; `right` names the columns of figures. Names are text, never markup."""
    table = Table(title=Text(title), title_justify="left", header_style="bold", pad_edge=False)
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console().print(table)


def say(text: str = "") -> None:
    """Print a line as it is."""
    console().print(Text(text))
