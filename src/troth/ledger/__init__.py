"""The ledger: facts stored append-only in SQLite or PostgreSQL, and the only room that writes them.

Nothing here needs Django to be set up before it is called; the models are in `troth.ledger.models`.
"""

from troth.ledger.account import account_rows
from troth.ledger.account_lists import (
    FILTERS,
    ORDERS,
    AccountsAsked,
    AccountSums,
    Weights,
    choices_of_accounts,
    count_accounts,
    count_withheld,
    lines_of_accounts,
    list_accounts,
    sum_accounts,
    weigh_accounts,
)
from troth.ledger.addresses import Addresses, addresses
from troth.ledger.alone import alone
from troth.ledger.backup import Manifest, backup
from troth.ledger.batches import (
    Undoing,
    batch_sizes,
    batch_totals,
    count_batches,
    newest_batches,
    undoing,
    undone_at,
)
from troth.ledger.beside import Beside
from troth.ledger.changes import Changes, Difference, changes_of_batch, created_by_batch
from troth.ledger.erasing import ErasureReport, blank, erase, mentions
from troth.ledger.erasure_log import Erased, is_unswept, log_place, note_unswept, read_log
from troth.ledger.finding import ERASED, Finding, Traces
from troth.ledger.keeping import carry, forget_days, keep, kept_runs, replace_account, results, run_on_screen
from troth.ledger.known import (
    as_of,
    as_of_between,
    count_current,
    current,
    current_cells,
    end_of,
    time_zone,
    versions,
)
from troth.ledger.learning import Learnt, first_day, learnt_since
from troth.ledger.merging import last_ids
from troth.ledger.migrating import migrate
from troth.ledger.naming import facts_naming
from troth.ledger.opening import Ledger, close, create, database_of, open, upgrade  # noqa: A004
from troth.ledger.problems import MOST_KEPT as MOST_PROBLEMS_KEPT
from troth.ledger.problems import count_problems, keep_problems, problems_of_batch
from troth.ledger.promise_lists import (
    MOST_COUNTED,
    MOST_SEARCHED,
    PromisesAsked,
    count_promises,
    lines_of_promises,
    list_promises,
)
from troth.ledger.recording import Refreshed, record, refresh, rehearse, supersede
from troth.ledger.references import unknown_ids
from troth.ledger.restore import Restored, restore
from troth.ledger.retaining import count_old_interactions, delete_old_interactions, people_who_left
from troth.ledger.retracting import retract, undo
from troth.ledger.roleless import accounts_without_roles, tally_suggestions
from troth.ledger.snapshot import snapshot
from troth.ledger.stocktaking import Stock, take_stock
from troth.ledger.sweeping import sweep
from troth.ledger.tallies import TallyAsked, tally_needs, tally_promises
from troth.ledger.timeline import TIMELINE_TABLES, Asked, Entry, count_timeline, timeline
from troth.ledger.totals import accounts_after, count_results, ids_of, results_of_runs, sum_facts
from troth.ledger.trial import trial
from troth.ledger.value_lists import (
    VALUE_ORDERS,
    VALUE_SUMS,
    ValueAsked,
    list_values,
    promised_values,
    sum_values,
)
from troth.ledger.writing import writing

__all__ = [
    "ERASED",
    "FILTERS",
    "MOST_COUNTED",
    "MOST_PROBLEMS_KEPT",
    "MOST_SEARCHED",
    "ORDERS",
    "TIMELINE_TABLES",
    "VALUE_ORDERS",
    "VALUE_SUMS",
    "AccountSums",
    "AccountsAsked",
    "Addresses",
    "Asked",
    "Beside",
    "Changes",
    "Difference",
    "Entry",
    "Erased",
    "ErasureReport",
    "Finding",
    "Learnt",
    "Ledger",
    "Manifest",
    "PromisesAsked",
    "Refreshed",
    "Restored",
    "Stock",
    "TallyAsked",
    "Traces",
    "Undoing",
    "ValueAsked",
    "Weights",
    "account_rows",
    "accounts_after",
    "accounts_without_roles",
    "addresses",
    "alone",
    "as_of",
    "as_of_between",
    "backup",
    "batch_sizes",
    "batch_totals",
    "blank",
    "carry",
    "changes_of_batch",
    "choices_of_accounts",
    "close",
    "count_accounts",
    "count_batches",
    "count_current",
    "count_old_interactions",
    "count_problems",
    "count_promises",
    "count_results",
    "count_timeline",
    "count_withheld",
    "create",
    "created_by_batch",
    "current",
    "current_cells",
    "database_of",
    "delete_old_interactions",
    "end_of",
    "erase",
    "facts_naming",
    "first_day",
    "forget_days",
    "ids_of",
    "is_unswept",
    "keep",
    "keep_problems",
    "kept_runs",
    "last_ids",
    "learnt_since",
    "lines_of_accounts",
    "lines_of_promises",
    "list_accounts",
    "list_promises",
    "list_values",
    "log_place",
    "mentions",
    "migrate",
    "newest_batches",
    "note_unswept",
    "open",
    "people_who_left",
    "problems_of_batch",
    "promised_values",
    "read_log",
    "record",
    "refresh",
    "rehearse",
    "replace_account",
    "restore",
    "results",
    "results_of_runs",
    "retract",
    "run_on_screen",
    "snapshot",
    "sum_accounts",
    "sum_facts",
    "sum_values",
    "supersede",
    "sweep",
    "take_stock",
    "tally_needs",
    "tally_promises",
    "tally_suggestions",
    "time_zone",
    "timeline",
    "trial",
    "undo",
    "undoing",
    "undone_at",
    "unknown_ids",
    "upgrade",
    "versions",
    "weigh_accounts",
    "writing",
]
