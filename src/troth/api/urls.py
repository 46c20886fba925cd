"""The addresses of the API. They ask for a token, and never for a session."""

from __future__ import annotations

from django.urls import URLPattern, path

from troth.api.answers import api
from troth.api.openapi import schema

_given, _application, _space = api.urls
_patterns = [path("openapi.json", schema, name="openapi-json"), *_given]
for _pattern in _patterns:
    if isinstance(_pattern, URLPattern):
        _pattern.callback.login_required = False  # type: ignore[attr-defined]

urlpatterns = [path("", (_patterns, _application, _space))]
