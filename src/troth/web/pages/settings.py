"""What holds for the whole book: rules with what they rest on, how long data is kept, what contacts are told."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from troth.model.settings import RETENTION
from troth.reports.rules import rule_rows
from troth.web.frame import answer, frame_of
from troth.web.models import RuleQuestion
from troth.web.pages.settings_form import ChoicesForm
from troth.web.rights import rights_of, withheld
from troth.workspace.choosing import choices, choose

QUESTIONS_SHOWN = 5


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Every rule with its value and basis, to everybody; what may be chosen, to admins, whose POST chooses it."""
    frame, rights = frame_of(request), rights_of(request)
    chosen = choices(frame.ledger)
    if request.method == "POST" and not rights.may_administer:
        return withheld(request)
    form = ChoicesForm(chosen, request.POST or None)
    if request.method == "POST" and form.is_valid():
        changed = form.changed()
        if changed:
            choose(frame.ledger, changed, by=request.user.get_username(), now=timezone.now())
        messages.success(request, _("Saved.") if changed else _("Nothing was changed."))
        return redirect("settings")
    context = {
        "rules": rule_rows(chosen),
        "retention": rule_rows(chosen, RETENTION),
        "form": form,
        "rights": rights,
        "questions": RuleQuestion.objects.order_by("-asked_at")[:QUESTIONS_SHOWN],
    }
    return answer(request, "troth/settings.html", "troth/settings/body.html", context)
