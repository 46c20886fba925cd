"""Settings: every rule with what it rests on, choices within their bounds, and what a rule would change before it does."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.users import client_of
from troth.ledger import Ledger
from troth.model import RULES
from troth.web.models import RuleQuestion
from troth.web.operations.queue import newest
from troth.web.operations.tasks import refresh
from troth.workspace.choosing import choices


def text(client: Client, address: str = "/settings/") -> str:
    return client.get(address).content.decode()


def form_of(client: Client, **changed: str) -> dict[str, str]:
    """What a browser would send: the form as it was shown, with some fields changed."""
    form: Any = client.get("/settings/").context["form"]
    return {name: str(form[name].value() or "") for name in form.fields} | changed


def asked(value: float = 0.2, **more: Any) -> RuleQuestion:
    """An answered question about the openness share."""
    return RuleQuestion.objects.create(
        **{
            "asked_at": timezone.now(),
            "asked_by_id": 1,
            "rule": "openness_share",
            "value_before": 0.35,
            "value": value,
            "at": "2026-03-02",
            "answered_at": timezone.now(),
            "accounts": 2,
            "moved_count": 1,
            "moved": [["acorn", 0.62, 0.585, "uncertain", "latent"]],
            **more,
        }
    )


@pytest.mark.usefixtures("filled")
def test_every_rule_shows_its_value_unit_bounds_and_what_it_rests_on(signed_in: Client) -> None:
    page = text(signed_in)
    assert [rule.name for rule in RULES if f'id="{rule.name}"' not in page] == []
    row = page.partition('id="broken_promise_weight"')[2].partition("</tr>")[0]
    assert [word for word in ("factor", "1 – 20", "[L]", "loss aversion 1.955") if word not in row] == []


@pytest.mark.usefixtures("mills")
def test_who_does_not_administer_reads_the_rules_and_changes_none() -> None:
    client = client_of("manager")
    page = text(client)
    assert "openness_share" in page
    assert "/settings/rules/" not in page
    assert client.post("/settings/", {}).status_code == 403


def test_what_is_chosen_is_saved_and_what_is_not_stays_a_default(signed_in: Client, filled: Ledger) -> None:
    signed_in.post("/settings/", form_of(signed_in, keep_leavers_months="12", name="Mine"))
    assert {
        name: choices(filled).get(name) for name in ("keep_leavers_months", "name", "information_text")
    } == {
        "keep_leavers_months": "12",
        "name": "Mine",
        "information_text": None,
    }


@pytest.mark.usefixtures("filled")
def test_a_value_out_of_its_bounds_is_refused_and_said(signed_in: Client) -> None:
    answer = signed_in.post("/settings/", form_of(signed_in, keep_access_log_months="0"))
    assert "greater than or equal to 1" in answer.content.decode()


def test_a_choice_emptied_is_taken_back(signed_in: Client, filled: Ledger) -> None:
    signed_in.post("/settings/", form_of(signed_in, name="Mine"))
    signed_in.post("/settings/", form_of(signed_in, name=""))
    assert "name" not in choices(filled)


def test_two_admins_at_once_are_told(signed_in: Client, filled: Ledger) -> None:
    sent = form_of(signed_in, name="The first name")
    signed_in.post("/settings/", form_of(signed_in, name="The second name"))
    answer = signed_in.post("/settings/", sent)
    assert "Somebody else changed this meanwhile" in answer.content.decode()
    assert choices(filled)["name"] == "The second name"


@pytest.mark.usefixtures("filled")
def test_asking_what_a_rule_would_change_leaves_it_as_it_is(signed_in: Client, filled: Ledger) -> None:
    answer = signed_in.post("/settings/rules/openness_share/", {"value": "0.2"}, follow=True)
    assert "The book is scored with this value" in answer.content.decode()
    assert "openness_share" not in choices(filled)
    assert RuleQuestion.objects.get().value == pytest.approx(0.2)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("value", ["", "1.5", "nan", "inf", "-1", "=cmd()"])
def test_a_value_no_rule_may_have_is_refused_with_the_bounds(signed_in: Client, value: str) -> None:
    answer = signed_in.post("/settings/rules/openness_share/", {"value": value}, follow=True)
    assert "0 to 0.99" in answer.content.decode() or "from 0 to 0.99" in answer.content.decode()
    assert not RuleQuestion.objects.exists()


@pytest.mark.usefixtures("filled")
def test_the_answer_shows_who_moves_and_by_how_much(signed_in: Client) -> None:
    page = text(signed_in, f"/settings/questions/{asked(asked_by_id=user_id(signed_in)).pk}/")
    row = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert [word for word in ("Acorn Mills", ">62<", ">58<", "−3.50") if word not in row] == []


def test_applying_makes_a_new_version_of_the_setting_and_scores_again(
    signed_in: Client, filled: Ledger
) -> None:
    question = asked(asked_by_id=user_id(signed_in))
    signed_in.post(f"/settings/questions/{question.pk}/apply/")
    errand = newest(refresh)
    assert choices(filled)["openness_share"] == "0.2"
    assert errand is not None
    assert errand.is_running


def test_an_answer_about_a_rule_changed_since_is_not_applied(signed_in: Client, filled: Ledger) -> None:
    first, second = (asked(value, asked_by_id=user_id(signed_in)) for value in (0.2, 0.3))
    for each in (first, second):
        answer = signed_in.post(f"/settings/questions/{each.pk}/apply/", follow=True)
    assert "The rule was changed since this was asked" in answer.content.decode()
    assert choices(filled)["openness_share"] == "0.2"


def user_id(client: Client) -> int:
    return int(client.session["_auth_user_id"])
