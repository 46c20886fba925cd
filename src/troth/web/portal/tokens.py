"""Secrets that are handed out once and kept only as hashes."""

from __future__ import annotations

import hashlib
import secrets

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

SECRET_BYTES = 32  # 256 bits
LONGEST_TOKEN = 120  # characters; ours have 87
_SALT = "troth.portal.link"
_SEPARATOR = "."


def fresh_secret() -> str:
    """A secret of 256 random bits that can stand in an address and a cookie."""
    return secrets.token_urlsafe(SECRET_BYTES)


def fresh_token() -> str:
    """A secret with our signature, for a link: what does not carry it is refused without a look at the store."""
    return _signer().sign(fresh_secret())


def is_ours(token: str) -> bool:
    """Whether a token carries our signature; it may still be expired or revoked."""
    if len(token) > LONGEST_TOKEN:
        return False
    try:
        _signer().unsign(token)
    except BadSignature:
        return False
    return True


def hashed(secret: str) -> str:
    """What is kept of a secret that nobody could guess."""
    return hashlib.sha256(secret.encode()).hexdigest()


def keyed_hash(purpose: str, text: str) -> str:
    """What is kept of a text that could be guessed, such as a code or an address: useless without our key."""
    return salted_hmac(f"troth.portal.{purpose}", text, algorithm="sha256").hexdigest()


def _signer() -> Signer:
    return Signer(salt=_SALT, sep=_SEPARATOR)
