"""The schema of the API, for whoever writes a program; it says nothing of anybody."""

from __future__ import annotations

import json
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from troth.api.answers import api


@lru_cache(maxsize=1)
def schema_text(prefix: str) -> str:
    """The schema for addresses that begin so."""
    return json.dumps(api.get_openapi_schema(path_prefix=prefix), indent=1, ensure_ascii=False) + "\n"


@require_safe
def schema(_request: HttpRequest) -> HttpResponse:
    """The schema, to anybody."""
    return HttpResponse(schema_text(reverse("api:api-root")), content_type="application/json")
