"""The language a reader chose, kept in a cookie; anybody may choose, also on a page of the portal or before signing in."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from troth.web.portal.forgery import form_is_ours
from troth.web.portal.visits import Page


@login_not_required
@require_POST
def _choose(request: HttpRequest) -> HttpResponse:
    response: HttpResponse = set_language(request)
    return response


# The check is the portal's, whose pages tell nobody where they are.
choose_language = cast("Page", csrf_exempt(form_is_ours(_choose)))
