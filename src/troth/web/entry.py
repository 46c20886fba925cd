"""The way in: signing in, links that work once (a token, kept as a hash, exchanged by a click), and who is kept out."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.account.views import login as by_password
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from troth.web.headers import CONTENT_POLICY
from troth.web.models import Membership, Role, SignInLink
from troth.web.people.company import origin_of

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TOKEN_BYTES = 32
LINK_MINUTES = 30
OWNER = "owner"
REFUSED = 403


class SignInRequired:
    """Refuses whoever is not signed in, on every URL whose view is not marked as open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        """Send strangers to the page that says how to sign in; a fragment sends the whole page there."""
        if request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(resolve_url("account_login"))
        return (
            redirect_to_login(request.get_full_path())
            if request.method == "GET"
            else redirect("account_login")
        )


def owner() -> User:
    """The user of the link printed at the start: an active admin, at first without a password.

    Whoever can start the application gets in this way, so that nobody is locked out of their own book.
    """
    user, is_new = User.objects.get_or_create(username=OWNER)
    if is_new:
        user.set_unusable_password()
    user.is_active = True
    user.save()
    Membership.objects.update_or_create(user=user, defaults={"role": Role.ADMIN})
    return user


def make_token(user: User, now: datetime) -> str:
    """A fresh token that signs this user in, once, within half an hour; links gone by are forgotten."""
    SignInLink.objects.filter(expires_at__lt=now).delete()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    SignInLink.objects.create(
        token_hash=hash_of(token), user=user, expires_at=now + timedelta(minutes=LINK_MINUTES)
    )
    return token


def exchange(token: str, now: datetime) -> User | None:
    """The user a token signs in, which uses it up; none where it is unknown, used or expired."""
    links = SignInLink.objects.filter(token_hash=hash_of(token), used_at=None, expires_at__gt=now)
    # One statement decides, so that of two requests at once only one is let in.
    if links.update(used_at=now) != 1:
        return None
    return SignInLink.objects.select_related("user").get(token_hash=hash_of(token)).user


@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by password, passkey or the company's own sign-in, whose host the form may then lead to."""
    response: HttpResponse = by_password(request)
    if company := origin_of(settings.ENVIRONMENT.open_id):
        policy = CONTENT_POLICY.replace("form-action 'self'", f"form-action 'self' {company}")
        response.headers["Content-Security-Policy"] = policy
    return response


def begin_session(request: HttpRequest, user: User) -> None:
    """Sign a user in who has shown a link made for them, and list the session among theirs."""
    login(request, user, backend=BACKEND)
    UserSession.objects.create_from_request(request)


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button, since whatever scans links must not use one up; the button exchanges the token for a session."""
    if request.method != "POST":
        return render(request, "troth/enter.html")
    user = exchange(token, timezone.now())
    if user is None:
        return render(request, "troth/enter.html", {"is_refused": True}, status=REFUSED)
    begin_session(request, user)
    return HttpResponseRedirect(resolve_url("today"))


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
