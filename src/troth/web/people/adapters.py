"""What the sign-in library is told about this application: nobody makes an account for themselves, secrets are sealed."""

from __future__ import annotations

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Accounts are made by invitations alone."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Never."""
        return False


class InvitedOnlyByCompany(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Whoever the company's sign-in knows still needs an invitation."""

    def is_open_for_signup(self, _request: HttpRequest, _login: object) -> bool:
        """Never."""
        return False


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """Secrets of second factors are kept encrypted, so that a copy of the book gives none away."""

    def encrypt(self, text: str) -> str:
        """The secret as it is stored."""
        return _fernet().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """The secret as it is used."""
        return _fernet().decrypt(encrypted_text.encode("ascii")).decode()


def _fernet() -> Fernet:
    """A cipher with a key of its own, made from the secret key of the application."""
    digest = hashlib.sha256(b"second factors " + str(settings.SECRET_KEY).encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
