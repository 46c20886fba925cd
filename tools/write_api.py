"""Write docs/api/openapi.json, the schema of the API, from the application: `make docs`."""

from __future__ import annotations

import os
from pathlib import Path

import django

SCHEMA = Path(__file__).resolve().parents[1] / "docs" / "api" / "openapi.json"
PREFIX = "/api/v1/"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troth.web.settings")
    django.setup()
    from troth.api.openapi import schema_text

    SCHEMA.parent.mkdir(parents=True, exist_ok=True)
    SCHEMA.write_text(schema_text(PREFIX), encoding="utf-8")
    print(SCHEMA)
