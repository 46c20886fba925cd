"""What would change if a rule had another value: asked, worked out in the background, looked at, then applied or left."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from troth import ledger as store
from troth.model import RULES, RuleError
from troth.model.rules import BY_NAME
from troth.reports.rules import rule_rows
from troth.web.frame import answer, frame_of
from troth.web.models import RuleQuestion
from troth.web.operations.queue import ask_once
from troth.web.operations.tasks import answer_question, refresh
from troth.web.rights import administered
from troth.workspace.choosing import choices, choose, rules_in_force
from troth.workspace.reading import read_names

MOST_SHOWN = 100


@dataclass(frozen=True)
class Move:
    """An account that would move: its name now, loyalty and class before and after."""

    account_id: str
    name: str
    before: float | None
    after: float | None
    class_before: str | None
    class_after: str | None

    @property
    def difference(self) -> float | None:
        """By how much loyalty would move; none where one of the two is no figure."""
        return None if self.before is None or self.after is None else self.after - self.before


@require_POST
@administered
def ask_rule(request: HttpRequest, rule: str) -> HttpResponse:
    """Ask what another value of a rule would change; it is answered in the background."""
    frame = frame_of(request)
    if rule not in BY_NAME:
        raise Http404
    rules = rules_in_force(frame.ledger)
    text = request.POST.get("value", "").strip()
    try:
        changed = rules.changed(**{rule: text})  # type: ignore[arg-type]
    except RuleError as refused:
        messages.error(request, "; ".join(str(each) for each in refused.problems))
        return redirect("settings")
    if frame.days == () or getattr(changed, rule) == getattr(rules, rule):
        messages.info(
            request, _("That is the value in force, or there are no figures yet: nothing would change.")
        )
        return redirect("settings")
    question = RuleQuestion.objects.create(
        asked_at=timezone.now(),
        asked_by=User.objects.get(pk=request.user.pk),
        rule=rule,
        value_before=getattr(rules, rule),
        value=getattr(changed, rule),
        at=frame.days[0],
    )
    answer_question.enqueue(question.pk)
    return redirect("rule_question", question.pk)


@never_cache
@require_safe
@administered
def rule_question(request: HttpRequest, question_id: int) -> HttpResponse:
    """Which accounts would move and by how much, once that is worked out."""
    frame = frame_of(request)
    question = get_object_or_404(RuleQuestion, pk=question_id)
    shown = question.moved[:MOST_SHOWN]
    names = read_names(frame.ledger, {"accounts": {row[0] for row in shown}}).get("accounts", {})
    in_force = {row.rule.name: row for row in rule_rows(choices(frame.ledger), RULES)}[question.rule]
    context = {
        "question": question,
        "row": in_force,
        "moves": [Move(row[0], names.get(row[0], row[0]), *row[1:]) for row in shown],
        "left_out": question.moved_count - len(shown),
        "is_outdated": in_force.value != question.value_before,
    }
    return answer(request, "troth/rule_question.html", "troth/settings/answer.html", context)


@require_POST
@administered
def apply_rule(request: HttpRequest, question_id: int) -> HttpResponse:
    """Choose the value that was asked about, as a new version of the setting, and have the book scored with it."""
    ledger = frame_of(request).ledger
    question = get_object_or_404(RuleQuestion, pk=question_id)
    with store.writing(ledger):
        in_force = getattr(rules_in_force(ledger), question.rule)
        if in_force != question.value_before or question.applied_at:
            messages.error(request, _("The rule was changed since this was asked; ask again."))
            return redirect("rule_question", question_id)
        now = timezone.now()
        choose(ledger, {question.rule: f"{question.value:.12g}"}, by=request.user.get_username(), now=now)
        question.applied_at = now
        question.save(update_fields=["applied_at"])
    ask_once(refresh)
    messages.success(
        request,
        _(
            "The rule is changed. Every day is scored again with it; the page of the book shows how far that is."
        ),
    )
    return redirect("settings")
