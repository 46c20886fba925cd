"""Signing in by a link that works once: a random token, kept only as a hash, exchanged for a session by a click."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from troth.web.models import Membership, Role, SignInLink

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
            return HttpResponseClientRedirect(resolve_url("sign_in"))
        return redirect("sign_in")


def owner() -> User:
    """The user who opens a book first, by the link printed at the start: an admin, at first without a password."""
    user, is_new = User.objects.get_or_create(username=OWNER)
    if is_new:
        user.set_unusable_password()
        user.save()
    Membership.objects.get_or_create(user=user, defaults={"role": Role.ADMIN})
    return user


def make_token(user: User, now: datetime) -> str:
    """A fresh token that signs this user in, once, within half an hour; links gone by are forgotten."""
    SignInLink.objects.filter(expires_at__lt=now).delete()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    SignInLink.objects.create(
        token_hash=_hash(token), user=user, expires_at=now + timedelta(minutes=LINK_MINUTES)
    )
    return token


def exchange(token: str, now: datetime) -> User | None:
    """The user a token signs in, which uses it up; none where it is unknown, used or expired."""
    links = SignInLink.objects.filter(token_hash=_hash(token), used_at=None, expires_at__gt=now)
    # One statement decides, so that of two requests at once only one is let in.
    if links.update(used_at=now) != 1:
        return None
    return SignInLink.objects.select_related("user").get(token_hash=_hash(token)).user


@never_cache
@login_not_required
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Say where to find a link."""
    return render(request, "troth/sign_in.html")


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
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponseRedirect(resolve_url("today"))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
