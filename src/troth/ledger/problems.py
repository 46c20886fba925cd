"""What an import could not take, kept with its batch until somebody has mended it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import Count

from troth.ledger.finding import Traces
from troth.ledger.opening import Ledger
from troth.ledger.writing import insert, stored_rows, writing
from troth.model import Problem

MOST_KEPT = 1_000  # of one batch; whoever imports is shown the rest when it happens
_TABLE = "import_problems"


def keep_problems(ledger: Ledger, batch_id: str, problems: Sequence[Problem]) -> None:
    """Keep the first thousand problems of an import with its batch."""
    rows = [(batch_id, each.where, each.row, each.says) for each in problems[:MOST_KEPT]]
    with writing(ledger):
        insert(ledger, _TABLE, ("batch_id", "place", "row", "says"), rows)


def count_problems(ledger: Ledger, batch_ids: Collection[str]) -> dict[str, int]:
    """How many problems are kept of each of these batches that has any."""
    rows = stored_rows(ledger, _TABLE).filter(batch_id__in=batch_ids).values_list("batch_id")
    return dict(rows.annotate(Count("pk")).order_by())


def problems_of_batch(ledger: Ledger, batch_id: str) -> tuple[Problem, ...]:
    """The problems kept of a batch, in the order of the import."""
    rows = stored_rows(ledger, _TABLE).filter(batch_id=batch_id).order_by("pk")
    return tuple(Problem(place, says, row) for place, row, says in rows.values_list("place", "row", "says"))


def forget_problems(ledger: Ledger, named: Traces) -> int:
    """Remove the problems that name a person; gives how many that were."""
    rows = stored_rows(ledger, _TABLE)
    every = rows.values_list("pk", "place", "says")
    gone = [pk for pk, place, says in every if named.in_text(f"{place}\x00{says}")]
    return rows.filter(pk__in=gone).delete()[0]
