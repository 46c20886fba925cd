"""How figures look in a terminal, by hand."""

from __future__ import annotations

import pytest

from troth.cli.printing import figure, kept, print_table


@pytest.mark.parametrize(
    ("value", "low", "high", "shown"),
    [
        (None, None, None, "–"),
        (0.6249, None, None, "62"),
        (0.62, 0.4, 0.81, "62 (40–81)"),
        (1.0, 0.995, 1.0, "100 (100–100)"),
        (0.0, 0.0, 0.004, "0 (0–0)"),
    ],
)
def test_a_figure_is_shown_in_hundredths_with_its_interval(
    value: float | None, low: float | None, high: float | None, shown: str
) -> None:
    assert figure(value, low, high) == shown


def test_promises_kept_are_shown_with_both_counts() -> None:
    assert (kept(8, 10), kept(0, 0)) == ("8 of 10", "none due")


def test_cells_are_text_and_nothing_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("[red]Title", ("name", "share"), [("[link=x]Alder[/]", None), ("Birch", "5%")], right=(1,))
    out = capsys.readouterr().out
    assert "[red]Title" in out
    assert "[link=x]Alder[/]" in out
    assert "None" not in out
