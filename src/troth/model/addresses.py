"""How the address of a book is told."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_PASSWORD_OPTION = re.compile(r"([?&]password=)[^&\s\"']*", re.IGNORECASE)


def shown_address(address: str) -> str:
    """An address as it may be told to anybody: without its password, wherever in the address it stands."""
    password = urlsplit(address).password if "://" in address else None
    shown = address.replace(f":{password}@", ":***@") if password else address
    return _PASSWORD_OPTION.sub(r"\1***", shown)
