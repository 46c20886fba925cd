"""What a promise not kept in full is worth on average, by the rules of trust."""

from __future__ import annotations

import pytest

from troth.samples.outcomes import NOT_KEPT, credit_and_debit


def test_ways_of_not_keeping_a_promise_add_up_to_all() -> None:
    assert sum(NOT_KEPT) == pytest.approx(1)


def test_average_credit_and_debit_by_hand() -> None:
    # Half-lives of lateness for leads of 7, 14, 28, 42, 60, 90 days: 7, 7, 7, 10.5, 15, 22.5; late by 3, 6, 10, 17, 34.
    leads = [(7, 0.15), (7, 0.25), (7, 0.25), (10.5, 0.15), (15, 0.10), (22.5, 0.10)]
    late = (
        sum(share * 2 ** (-days / half_life) for half_life, share in leads for days in (3, 6, 10, 17, 34)) / 5
    )
    credit, debit = credit_and_debit()
    # Late 50 %, short 20 % (half on average), renegotiated 15 % (kept on the new terms).
    assert credit == pytest.approx(0.5 * late + 0.2 * 0.5 + 0.15, abs=1e-6)
    # Silent, abandoned and withdrawn 15 % in full; renegotiated: at our wish in 70 %, then .25 at most.
    put_off = 0.7 * min(0.25, (1 - late) / 2)
    assert debit == pytest.approx(0.5 * (1 - late) + 0.2 * 0.5 + 0.15 + 0.15 * put_off, abs=1e-6)
