"""Do Troth and pandas give the same figures? The largest difference of each figure on a generated book."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import pandas as pd

from benchmarks import pandas_scoring
from benchmarks.books import UNTIL
from benchmarks.child import report
from benchmarks.pandas_scoring import Figures
from troth.workspace import Scored, open_book, score

MOST_DIFFERENCE = 1e-6
PERSON = ("account_id", "person_id")
# What Troth calls a figure -> what the script in pandas calls it.
PROMISES = {"degree": "degree", "trust_credit": "credit", "trust_debit": "lost"}
TRUST_SUMS = {"credit": "trust_credit", "debit": "trust_debit"}
NEED_SUMS = {"need_met": "need_credit", "need_weight": "need_weight"}
PEOPLE = {
    "influence": "influence",
    "trust": "trust_mean",
    "respect": "respect",
    "connection": "need_connection",
    "loyalty": "loyalty",
    "promises_due": "trust_promises_due",
    "promises_kept": "trust_promises_kept",
}
ACCOUNTS = {name: name for name in ("unknown_share", "loyalty", "loyalty_low", "loyalty_high")}


def differences(folder: Path, at: date) -> Mapping[str, float]:
    """The largest absolute difference of each figure; a figure only one side gives counts as a difference of one."""
    figures = pandas_scoring.score(folder, at)
    with closing(score(open_book(str(folder)), at)) as scored:
        return dict(_compared(scored, figures))


def _compared(scored: Scored, figures: Figures) -> Iterator[tuple[str, float]]:
    factor = scored.rules.broken_promise_weight
    promises = figures.promises.assign(lost=factor * figures.promises.debit)
    people = figures.people.assign(need_weight=figures.people.need_credit + figures.people.need_debit)
    pairs = (
        ("promise", scored.pandas("promise_scores"), promises, ("promise_id",), PROMISES),
        ("person", scored.pandas("person_scores"), people, PERSON, PEOPLE),
        ("account", scored.pandas("account_scores"), figures.accounts, ("account_id",), ACCOUNTS),
    )
    for subject, ours, theirs, key, names in pairs:
        yield from _of_subject(subject, ours, theirs, key, names)
    yield from _of_subject("person", _sums(scored), people, PERSON, {**TRUST_SUMS, **NEED_SUMS})


def _sums(scored: Scored) -> pd.DataFrame:
    """The sums behind trust and respect of every person who is scored."""
    select = (
        "SELECT p.account_id, p.person_id, COALESCE(t.credit, 0) AS credit, COALESCE(t.debit, 0) AS debit, "
        "COALESCE(n.need_met, 0) AS need_met, COALESCE(n.need_weight, 0) AS need_weight FROM person_scores p "
        "LEFT JOIN promise_sums t ON t.account_id = p.account_id AND t.viewer_id = p.person_id "
        "LEFT JOIN need_sums n ON n.account_id = p.account_id AND n.person_id = p.person_id"
    )
    frame: pd.DataFrame = scored.runner.arrow(select).to_pandas()
    return frame


def _of_subject(
    subject: str, ours: pd.DataFrame, theirs: pd.DataFrame, key: tuple[str, ...], names: Mapping[str, str]
) -> Iterator[tuple[str, float]]:
    theirs = theirs.set_index(list(key))[list(names.values())].add_prefix("pandas_")
    both = ours.set_index(list(key)).join(theirs, how="outer")
    for name, in_pandas in names.items():
        own, other = both[name].astype(float), both[f"pandas_{in_pandas}"].astype(float)
        # Troth hides what it computed for a person without evidence.
        given = own.notna() if subject == "person" else own.notna() | other.notna()
        yield f"{name} of {subject}", float((own - other)[given].abs().fillna(1.0).max())


if __name__ == "__main__":
    report(differences(Path(sys.argv[1]), UNTIL))
