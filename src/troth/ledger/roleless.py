"""Which accounts have people whose role nobody knows, and what became of the roles that were suggested for them."""

from __future__ import annotations

from datetime import date

from django.db.models import Count

from troth.ledger.known import as_of, end_of
from troth.ledger.merging import last_ids
from troth.ledger.opening import Ledger
from troth.ledger.phrasing import known, listed, pairs_of, rows_of, source
from troth.ledger.writing import in_force


def accounts_without_roles(ledger: Ledger, day: date) -> frozenset[str]:
    """The accounts in which somebody who has not left takes part without a role, nor a suggestion that was refused."""
    holds = "({0}.since IS NULL OR {0}.since <= %(day)s) AND ({0}.until IS NULL OR {0}.until > %(day)s)"
    same = "{0}.person_id = r.person_id AND {0}.account_id = r.account_id"
    statement = f"""
        SELECT DISTINCT COALESCE(m.kept_id, a.account_id)
        FROM {source("accounts", "a")}
        LEFT JOIN {pairs_of(ledger, "merges", "merged_id", "kept_id")} m ON m.merged_id = a.account_id
        WHERE {known("accounts", "a")} AND EXISTS (
            SELECT 1 FROM {source("buying_roles", "r")}
            JOIN {source("people", "p")} ON p.person_id = r.person_id AND {known("people", "p")}
                AND (p.left_on IS NULL OR p.left_on > %(day)s)
            WHERE r.account_id = a.account_id AND r.role IS NULL AND {known("buying_roles", "r")} AND {holds.format("r")}
                AND NOT EXISTS (SELECT 1 FROM {source("buying_roles", "o")}
                    WHERE {same.format("o")} AND o.role IS NOT NULL AND {holds.format("o")} AND {known("buying_roles", "o")})
                AND NOT EXISTS (SELECT 1 FROM {source("role_suggestions", "g")}
                    WHERE {same.format("g")} AND g.state = 'refused' AND {known("role_suggestions", "g")}))
        """  # noqa: S608 - our names
    merged = last_ids(as_of(ledger, "merges", day)).get("accounts", {})
    parameters = {"day": str(day), "end": end_of(ledger, day), "merges": listed(list(merged.items()))}
    return frozenset(str(account_id) for (account_id,) in rows_of(ledger, statement, parameters))


def tally_suggestions(ledger: Ledger) -> list[tuple[str, str, int]]:
    """How often suggestions given by the same words were accepted and refused: (words, state, count)."""
    found = in_force(ledger, "role_suggestions").values_list("words", "state").annotate(count=Count("pk"))
    return [(str(words), str(state), int(count)) for words, state, count in found.order_by("words", "state")]
