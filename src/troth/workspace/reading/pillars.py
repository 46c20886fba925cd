"""Our promise to the market, part by part, over all accounts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from troth import ledger as book
from troth.ledger import Ledger, TallyAsked
from troth.reports import Known, NeedTally, PillarsPage, PromiseTally, pillars
from troth.workspace.choosing import rules_in_force
from troth.workspace.sight import Sight


def read_pillars(ledger: Ledger, at: date, readable: Collection[str] | None = None) -> PillarsPage:
    """The parts of our brand promise on a day with a kept run, counted over the accounts that may be shown.

    `readable` None is every account. Raises KeyError on a day without a run.
    """
    run_id = book.kept_runs(ledger)[at]
    sight = Sight(ledger, at, run_id)
    asked = TallyAsked(run_id, readable)
    important = round(rules_in_force(ledger).important_need)
    needs = [NeedTally(*row) for row in book.tally_needs(ledger, asked, important)]
    promises = {row[0]: PromiseTally(*row[1:]) for row in book.tally_promises(ledger, asked)}
    known = Known(at, {"pillars": sight.facts("pillars"), "codes": sight.facts("codes")})
    return pillars(known, needs, promises)
