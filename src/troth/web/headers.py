"""Headers that tell the browser what a page of ours may do: load from here, run our files, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse

# Images may be data, since Tabler's style sheet holds its small icons so.
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
# No other site may embed what we send, share a process with it, or find it through a search engine.
HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": CONTENT_POLICY,
        "Permissions-Policy": PERMISSIONS,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Origin-Agent-Cluster": "?1",
        "X-Permitted-Cross-Domain-Policies": "none",
        "X-Robots-Tag": "noindex, nofollow",
    }
)


class SecurityHeaders:
    """Adds the policies to every answer; pages about people are never kept by a cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
