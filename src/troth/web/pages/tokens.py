"""The tokens of one's programs: made, shown once, and taken back."""

from __future__ import annotations

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from troth.web.frame import frame_of
from troth.web.models import ApiToken
from troth.web.rights import rights_of, withheld
from troth.web.tokens import CALLS_A_MINUTE, MOST_DAYS, make_token

USUAL_DAYS = 90


class TokenForm(forms.Form):
    """What a new token is for, and how long it is good."""

    name = forms.CharField(label=_("What it is for"), max_length=100)
    days = forms.IntegerField(
        label=_("Days it is good for"), min_value=1, max_value=MOST_DAYS, initial=USUAL_DAYS
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own tokens, to admins those of everybody; a POST makes one and shows it, this once."""
    frame_of(request)
    form = TokenForm(request.POST or None)
    made = ""
    if request.method == "POST" and form.is_valid():
        user = User.objects.get(pk=request.user.pk)
        made = make_token(user, form.cleaned_data["name"], form.cleaned_data["days"], timezone.now())
        form = TokenForm()
    rows = ApiToken.objects.select_related("user").order_by("-made_at")
    if not rights_of(request).may_administer:
        rows = rows.filter(user_id=request.user.pk)
    context = {
        "tokens": rows,
        "form": form,
        "made": made,
        "most_calls": CALLS_A_MINUTE,
        "now": timezone.now(),
    }
    return render(request, "troth/tokens.html", context)


@require_POST
def revoke_token(request: HttpRequest, token_hash: str) -> HttpResponse:
    """Take a token back at once; one's own, or as an admin anybody's."""
    found = ApiToken.objects.filter(token_hash=token_hash)
    if not rights_of(request).may_administer and not found.filter(user_id=request.user.pk).exists():
        return withheld(request)
    found.delete()
    return redirect("tokens")
