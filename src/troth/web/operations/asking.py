"""Asking what a rule with another value would change, and answering it."""

from __future__ import annotations

from datetime import datetime

from troth.ledger import Ledger
from troth.model import RuleError
from troth.web.models import RuleQuestion
from troth.workspace.what_if import what_if

MOST_KEPT = 500  # accounts that move, the farthest first


def answer(ledger: Ledger, question_id: int, now: datetime) -> None:
    """Score the book with and without the change, and keep which accounts move."""
    question = RuleQuestion.objects.filter(pk=question_id, answered_at=None).first()
    if question is None:
        return
    try:
        found = what_if(ledger, question.at, {question.rule: question.value})
    except RuleError:
        question.failure = "rule"
    else:
        question.accounts, question.moved_count = found.accounts, len(found.moved)
        question.moved = [
            [each.account_id, each.before, each.after, each.class_before, each.class_after]
            for each in found.moved[:MOST_KEPT]
        ]
    question.answered_at = now
    question.save()
