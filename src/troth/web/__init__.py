"""The web application: pages over the objects of `troth.reports`; no figure is computed here."""

from troth.web.serving import DEFAULT_HOST, DEFAULT_PORT, serve

__all__ = ["DEFAULT_HOST", "DEFAULT_PORT", "serve"]
