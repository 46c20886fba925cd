"""An open book set from day to day shows what was known on each, whatever the order of the days."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from tests.books import Rows, write_book
from troth.engine import lay_known, open_book, set_day


def test_rule_54_a_merge_is_forgotten_on_a_day_before_it(tmp_path: Path) -> None:
    book: Rows = {
        "accounts": [{"account_id": "alder", "name": "Alder"}],
        "people": [{"person_id": name, "name": name.title()} for name in ("ann", "anna")],
        "merges": [
            {
                "merge_id": "m",
                "kind": "person",
                "kept_id": "ann",
                "merged_id": "anna",
                "merged_on": date(2026, 3, 1),
            }
        ],
    }
    with closing(open_book(str(write_book(tmp_path, book))).runner) as runner:
        lay_known(runner)
        seen = {}
        for at in (date(2026, 3, 1), date(2026, 2, 28)):
            set_day(runner, at)
            seen[at] = [person for (person,) in runner.rows("SELECT person_id FROM people ORDER BY 1")]
    assert seen == {date(2026, 3, 1): ["ann"], date(2026, 2, 28): ["ann", "anna"]}
