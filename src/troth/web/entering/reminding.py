"""Reminding by e-mail: the working day before a promise falls due, and on the day it is late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from troth.ledger import Ledger, time_zone
from troth.reports import Reminder
from troth.web.models import Membership, Reminded, ReminderChoice
from troth.web.rights import rights_of_membership
from troth.workspace.reading import reminders_due


def send_reminders(now: datetime) -> int:
    """Mail each user, once, what they are to be reminded of today; gives how many mails were sent.

    A user is reminded of what the staff person they are has promised, of accounts they may read. Raises as Django's mail
    backend does; who was not reminded is at the next call.
    """
    ledger = Ledger()
    today = now.astimezone(time_zone(ledger)).date()
    due = reminders_due(ledger, today)
    staff = {each.staff_id for each in due}
    members = Membership.objects.filter(staff_id__in=staff, user__is_active=True).exclude(user__email="")
    return sum(_remind(ledger, member, today, due) for member in members.select_related("user"))


def _remind(ledger: Ledger, member: Membership, today: date, due: Iterable[Reminder]) -> bool:
    rights = rights_of_membership(ledger, member)
    choice = ReminderChoice.objects.filter(user=member.user).first() or ReminderChoice(user=member.user)
    wanted = [
        each
        for each in due
        if each.staff_id == member.staff_id
        and rights.may_read(each.account_id)
        and (choice.late if each.is_late else choice.before)
    ]
    # Noted and sent together: a mail that could not be handed over is not noted as sent.
    with transaction.atomic():
        fresh = [each for each in wanted if _is_first(member.user, each)]
        if fresh:
            _mail(member.user, fresh, today).send()
    return bool(fresh)


def _is_first(user: User, reminder: Reminder) -> bool:
    _noted, is_first = Reminded.objects.get_or_create(
        user=user, promise_id=reminder.promise_id, due_on=reminder.due_on, is_late=reminder.is_late
    )
    return is_first


def _mail(user: User, reminders: list[Reminder], today: date) -> EmailMessage:
    """The mail: no name and no words of a customer in its subject."""
    late = [each for each in reminders if each.is_late]
    due = [each for each in reminders if not each.is_late]
    counts = [
        ngettext("{count} promise is late", "{count} promises are late", len(late)).format(count=len(late))
        if late
        else "",
        ngettext("{count} promise falls due", "{count} promises fall due", len(due)).format(count=len(due))
        if due
        else "",
    ]
    address = settings.ENVIRONMENT.address
    context = {
        "late": late,
        "due": due,
        "today": today,
        "address": address,
        "settings_address": f"{address}{reverse('reminders')}",
    }
    words = render_to_string("troth/entering/reminder.txt", context)
    return EmailMessage(", ".join(filter(None, counts)), words.strip() + "\n", to=[user.email])


@require_http_methods(["GET", "HEAD", "POST"])
def reminder_choice(request: HttpRequest) -> HttpResponse:
    """One's own choice of what to be reminded of."""
    user = User.objects.get(pk=request.user.pk)
    if request.method == "POST":
        wanted = {name: request.POST.get(name) == "yes" for name in ("before", "late")}
        ReminderChoice.objects.update_or_create(user=user, defaults=wanted)
        return redirect("reminders")
    choice = ReminderChoice.objects.filter(user=user).first() or ReminderChoice(user=user)
    note = "" if user.email else gettext("You have no e-mail address here, so nothing can be sent to you.")
    return render(request, "troth/entering/reminders.html", {"choice": choice, "note": note})
