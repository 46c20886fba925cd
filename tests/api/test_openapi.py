"""The schema that is checked in is the one the application gives, and every column of the model is in it."""

from __future__ import annotations

import json

from django.test import Client

from tools.write_api import PREFIX, SCHEMA
from troth.api.openapi import schema_text
from troth.model import OUTPUTS


def test_the_schema_is_current() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(PREFIX), "run: make docs"


def test_the_application_serves_it() -> None:
    assert Client().get("/api/v1/openapi.json").json() == json.loads(schema_text(PREFIX))


def test_every_figure_has_its_meaning_and_unit() -> None:
    scores = json.loads(schema_text(PREFIX))["components"]["schemas"]["AccountScores"]["properties"]
    columns = OUTPUTS["account_scores"].by_name
    for name, shown in scores.items():
        assert shown["description"].startswith(columns[name].meaning)
    assert scores["effective_contacts"]["description"].endswith(", people")
    assert "enum" in json.dumps(scores["loyalty_class"])


def test_every_path_asks_for_a_token_and_can_be_read_alone() -> None:
    paths = json.loads(schema_text(PREFIX))["paths"]
    assert {method for each in paths.values() for method in each} == {"get"}
    assert all(each["get"]["security"] for each in paths.values())
