"""Files as somebody would upload them, into a folder of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from troth.web.models import Import

MAPPING = """
[accounts]
account_id = "Customer No"
name = "Customer"
segment = "Segment"
"""
HEADER = "Customer No,Customer,Segment\n"
FIRST = HEADER + "alder,Alder (sample),north\nbeech,Beech (sample),\n,Nobody,\n"


def keep_in(settings: Any, folder: Path) -> Path:
    """Have the application keep its files in this folder; gives where imports are."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=folder)
    return folder / "imports"


def sent(text: str, name: str = "accounts.csv") -> SimpleUploadedFile:
    """A file on its way."""
    return SimpleUploadedFile(name, text.encode())


def uploaded(client: Client, text: str = FIRST, **more: str) -> Import:
    """A new import of one file."""
    client.post("/import/", {"source": "csv", "files": [sent(text)], **more})
    return Import.objects.latest("pk")
