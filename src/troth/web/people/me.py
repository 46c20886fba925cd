"""One's own settings: name, password, factors, and the sessions in which one is signed in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from troth.web.models import Membership
from troth.web.people.forms import NameForm
from troth.web.rights import rights_of


@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """One's own settings; a POST changes the name."""
    user = User.objects.get(pk=request.user.pk)
    form = NameForm(request.POST or None, initial={"name": user.first_name})
    if request.method == "POST" and form.is_valid():
        User.objects.filter(pk=user.pk).update(first_name=form.cleaned_data["name"])
        messages.success(request, _("Your name is changed."))
        return redirect("me")
    context = {
        "form": form,
        "membership": Membership.objects.filter(user=user).first(),
        "rights": rights_of(request),
        "factors": Authenticator.objects.filter(user=user)
        .exclude(type=Authenticator.Type.RECOVERY_CODES)
        .count(),
        "sessions": sorted(
            UserSession.objects.purge_and_list(user), key=lambda session: session.created_at, reverse=True
        ),
        "has_company": bool(settings.SOCIALACCOUNT_PROVIDERS),
        "company_count": SocialAccount.objects.filter(user=user).count(),
    }
    return render(request, "troth/people/me.html", context)


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End all one's sessions, this one included."""
    end_sessions(User.objects.get(pk=request.user.pk))
    logout(request)
    return redirect("account_login")


def end_sessions(user: User) -> None:
    """End every session of a user."""
    for session in UserSession.objects.filter(user=user):
        session.end()
