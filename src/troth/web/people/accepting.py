"""The page of an invitation: looking at it changes nothing, its button makes the user and signs them in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from troth.web.entry import REFUSED, begin_session
from troth.web.people.forms import AcceptForm
from troth.web.people.invitations import accept, open_invitation

PAGE = "troth/people/invitation.html"


@sensitive_post_parameters("password")
@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a name and a password, which may stay empty where the company has its own sign-in."""
    found = open_invitation(token, timezone.now())
    if found is None:
        return render(request, PAGE, status=REFUSED if request.method == "POST" else 200)
    has_company = bool(settings.SOCIALACCOUNT_PROVIDERS)
    form = AcceptForm(found.email, request.POST or None, needs_password=not has_company)
    if request.method != "POST" or not form.is_valid():
        return render(request, PAGE, {"invitation": found, "form": form, "has_company": has_company})
    user = accept(token, form.cleaned_data["name"], form.cleaned_data["password"], timezone.now())
    if user is None:
        return render(request, PAGE, status=REFUSED)
    begin_session(request, user)
    return redirect("today")
