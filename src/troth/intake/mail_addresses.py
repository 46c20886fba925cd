"""E-mail addresses as one compares them: in one spelling, with the domain as it stands in the directory of the network."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from troth.intake.limits import LONGEST_ADDRESS

_ADDRESS = re.compile(r"[^\s\"(),:;<>@\[\\\]]+@[^\s\"(),:;<>@\[\\\]]+")
_SCHEME = "mailto:"
_REMEMBERED = 16_384  # addresses: those of a mailbox repeat themselves


@lru_cache(maxsize=_REMEMBERED)
def address_of(text: str) -> str:
    """The address that a text is, in lower case and with its domain in ASCII; empty where it is none.

    Quoted names of mailboxes and numbers in place of a domain are no address here: people of a company have neither.
    """
    plain = unicodedata.normalize("NFC", text.strip()).lower().removeprefix(_SCHEME)
    if len(plain) > LONGEST_ADDRESS or not plain.isprintable() or not _ADDRESS.fullmatch(plain):
        return ""
    mailbox, _, domain = plain.partition("@")
    domain = domain_of(domain)
    return f"{mailbox}@{domain}" if domain else ""


def domain_of(text: str) -> str:
    """A domain in lower case and ASCII (`bücher.example` is `xn--bcher-kva.example`); empty where the text is none."""
    plain = text.strip().lower().removeprefix("@").rstrip(".")
    if "." not in plain or len(plain) > LONGEST_ADDRESS:
        return ""
    try:
        return plain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def untagged(address: str) -> str:
    """The address without what stands after a plus: `ada+crm@alder.example` reaches `ada@alder.example`."""
    mailbox, _, domain = address.partition("@")
    return f"{mailbox.partition('+')[0]}@{domain}"


def is_public(domain: str) -> bool:
    """Whether anybody may have an address of this domain, so that it tells nothing about a company."""
    return domain in _words("public_mail_domains.txt")


def is_machine(address: str) -> bool:
    """Whether nobody writes from this address, by the name of its mailbox: `noreply`, `mailer-daemon` and the like."""
    return untagged(address).partition("@")[0] in _words("machine_mailboxes.txt")


@cache
def _words(name: str) -> frozenset[str]:
    """The lines of a list shipped beside this file; # begins a remark."""
    text = files("troth.intake").joinpath(name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)
