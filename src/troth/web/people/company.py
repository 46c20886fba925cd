"""The company's own sign-in by OpenID Connect, as the library for it wants to be told; empty where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from troth.web.environment import OpenId

PROVIDER_ID = "company"


def company_sign_in(open_id: OpenId | None) -> Mapping[str, Any]:
    """The provider, with proof keys; who signs in there is a user here by the e-mail address it vouches for."""
    if open_id is None:
        return {}
    app = {
        "provider_id": PROVIDER_ID,
        "name": open_id.name,
        "client_id": open_id.client,
        "secret": open_id.secret,
        "settings": {
            "server_url": open_id.server,
            "verified_email": open_id.is_mail_verified,
            "email_authentication": True,
        },
    }
    return {
        "openid_connect": {
            "APPS": [app],
            "OAUTH_PKCE_ENABLED": True,
            "EMAIL_AUTHENTICATION_AUTO_CONNECT": True,
        }
    }


def origin_of(open_id: OpenId | None) -> str:
    """The host that a form to sign in may lead to; empty where there is none."""
    if open_id is None:
        return ""
    parts = urlsplit(open_id.server)
    return f"{parts.scheme}://{parts.netloc}"
