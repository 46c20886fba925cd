"""What lists of accounts and promises are sorted and filtered by: kept beside each run, so that no page reads a whole book."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from troth.model import TABLES, Table, columns
from troth.model.outputs import PROMISE_STATES, RUN_ID

ACCOUNT_LINES = Table(
    "account_lines",
    "what an account is listed by in a run",
    (
        RUN_ID,
        columns.refers("account_id", "accounts", "the account"),
        columns.money("amount", "billed in the last 365 days; empty without an invoice", optional=True),
        columns.money("cost", "what that cost us; empty where an invoice does not say", optional=True),
        columns.whole("open_promises", "promises of ours still open", low=0),
        columns.whole("overdue_promises", "promises of ours that are overdue", low=0),
        columns.whole("gaps", "gaps", low=0),
        columns.whole("overdue_gaps", "of these, overdue promises", low=0),
        columns.real("gap_weight", "influence at stake in its gaps together", low=0.0),
    ),
    grain=("run_id", "account_id"),
)
PROMISE_LINES = Table(
    "promise_lines",
    "what a promise is listed by in a run",
    (
        RUN_ID,
        columns.refers("promise_id", "promises", "the promise"),
        columns.refers("account_id", "accounts", "the account it reads under on that day"),
        columns.one_of("made_by", "us customer", "who promised"),
        columns.refers("promiser_id", "staff", "who of us gave the word", optional=True),
        columns.one_of("state", PROMISE_STATES, "where it stands"),
        columns.day("listed_on", "the due day in force; without one, after or before all days"),
    ),
    grain=("run_id", "promise_id"),
)

PILLAR_LINES = Table(
    "pillar_lines",
    "how an account was promised in the name of a part of our brand promise, in a run",
    (
        RUN_ID,
        columns.refers("account_id", "accounts", "the account"),
        columns.refers("pillar_id", "pillars", "the part; empty: in the name of none", optional=True),
        columns.whole("live", "promises of ours that are open or overdue", low=0),
        columns.whole("overdue", "of these, overdue", low=0),
        columns.whole("due", "promises whose due day in force has come, and undated ones that ended", low=0),
        columns.whole("kept", "of these, kept", low=0),
    ),
    grain=("run_id", "account_id", "pillar_id"),
)
IMPORTANCE = TABLES["needs"].by_name["importance"]
# One column for each step of importance, so that what counts as important may be decided later.
NEEDS_BY_IMPORTANCE = {
    step: f"needs_{step}" for step in range(int(IMPORTANCE.low or 0), int(IMPORTANCE.high or 0) + 1)
}
NEED_LINES = Table(
    "need_lines",
    "the needs of an account that a part of our brand promise answers, in a run",
    (
        RUN_ID,
        columns.refers("account_id", "accounts", "the account"),
        columns.refers("pillar_id", "pillars", "the part; empty: none answers them", optional=True),
        columns.text("code", "what is needed"),
        columns.whole("people", "people who have it", low=0),
        columns.whole("needs", "needs in force", low=0),
        columns.whole("importance", "sum of their importance", low=0),
        *(
            columns.whole(name, f"of these, of importance {step}", low=0)
            for step, name in NEEDS_BY_IMPORTANCE.items()
        ),
    ),
    grain=("run_id", "account_id", "pillar_id", "code"),
)
LIST_WEIGHTS = Table(
    "list_weights",
    "what the accounts of a run are weighed by",
    (
        RUN_ID,
        columns.one_of("kind", "profit revenue none", "what their money is; none: the book has no invoices"),
        columns.real("money", "median of their money, in the smallest units", low=0.0),
        columns.real("risk", "one less the median of the lower ends of their loyalty", low=0.0, high=1.0),
    ),
    grain=("run_id",),
)

LISTS: Mapping[str, Table] = MappingProxyType(
    {table.name: table for table in (ACCOUNT_LINES, PROMISE_LINES, PILLAR_LINES, NEED_LINES, LIST_WEIGHTS)}
)
# Each list of promises is read in its order from an index alone: all of a state, those of one of us, those of an account.
INDEXES: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "account_lines": (("run_id", "account_id"),),
        "promise_lines": (
            ("run_id", "made_by", "state", "listed_on", "promise_id", "account_id"),
            ("run_id", "promiser_id", "made_by", "state", "listed_on", "promise_id", "account_id"),
            ("run_id", "account_id", "made_by", "state", "listed_on", "promise_id"),
        ),
        # Sums over a whole run are read from an index alone, too.
        "pillar_lines": (
            ("run_id", "pillar_id", "live", "overdue", "due", "kept"),
            ("run_id", "account_id"),
        ),
        "need_lines": (
            ("run_id", "pillar_id", "code", "people", "needs", "importance", *NEEDS_BY_IMPORTANCE.values()),
            ("run_id", "account_id"),
        ),
        "list_weights": (("run_id",),),
    }
)
