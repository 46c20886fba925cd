"""A link lets in whom it was made for, by a click and a code, until it expires or is revoked; looking proves nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.web.books import record
from tests.web.portal.visitors import inside, link_for, mailed_code, without_codes
from troth.ledger import Ledger
from troth.web.models import PortalBrowser, PortalLink, PortalTry, PortalVisit
from troth.web.portal.limits import ENTRIES, WRONG_LINKS
from troth.web.portal.links import make_link, revoke
from troth.web.portal.terms import terms_in_force
from troth.web.portal.tokens import fresh_secret, fresh_token

WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE)", re.IGNORECASE)
PAGES = ("/portal/", "/portal/about-me/", "/portal/about-me/file/", "/portal/code/", "/portal/closed/")

pytestmark = pytest.mark.usefixtures("shared")


def is_in(client: Client) -> bool:
    """Whether the portal shows them their page."""
    return client.get("/portal/").status_code == 200


def test_a_link_and_the_code_let_in(client: Client) -> None:
    answer = client.post(link_for("vera")[1])
    assert (answer.status_code, answer.headers["Location"]) == (302, "/portal/code/")
    answer = client.post("/portal/code/", {"code": mailed_code()})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/portal/")
    assert is_in(client)


def test_the_link_alone_lets_nobody_in(client: Client) -> None:
    client.post(link_for("vera")[1])
    assert client.get("/portal/").headers["Location"] == "/portal/code/"


def test_a_scanner_that_opens_every_link_changes_nothing(client: Client) -> None:
    link, path = link_for("vera")
    with CaptureQueriesContext(connection) as queries:
        for _look in range(3):
            assert client.get(path).status_code == 200
            assert client.head(path).status_code == 200
    assert [each["sql"] for each in queries if WRITES.match(each["sql"])] == []
    link.refresh_from_db()
    assert (link.opened_at, PortalVisit.objects.count()) == (None, 0)
    assert client.post(path).status_code == 302


def test_looking_at_a_link_does_not_tell_whether_it_is_one(client: Client) -> None:
    def plain(path: str) -> str:
        return re.sub(r'value="[^"]+"', "", client.get(path).content.decode())

    expired = link_for("vera", timezone.now() - timedelta(days=365))[1]
    assert plain(link_for("vera")[1]) == plain(expired) == plain("/portal/enter/no-such-token/")


@pytest.mark.parametrize("path", PAGES)
def test_no_get_writes(vera: Client, path: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        vera.get(path)
    assert [each["sql"] for each in queries if WRITES.match(each["sql"])] == []


def test_a_token_holds_256_random_bits_and_is_not_kept() -> None:
    link, token = make_link("vera", None, terms_in_force(Ledger()), timezone.now())
    secret = token.partition(".")[0]
    assert len(secret) == 43  # 32 bytes in base 64
    stored = str(PortalLink.objects.filter(pk=link.pk).values())
    assert secret not in stored


@pytest.mark.parametrize("made_up", ["x", "A" * 43, "a" * 5000, "x.y", "%00"])
def test_a_guessed_token_is_refused(client: Client, made_up: str) -> None:
    assert client.post(f"/portal/enter/{made_up}/").status_code == 403
    assert not is_in(client)


def test_a_signed_token_that_was_never_given_out_is_refused(client: Client) -> None:
    assert client.post(f"/portal/enter/{fresh_token()}/").status_code == 403


def test_a_token_with_one_character_changed_is_refused(client: Client) -> None:
    path = link_for("vera")[1]
    changed = path[:-3] + ("A" if path[-3] != "A" else "B") + path[-2:]
    assert client.post(changed).status_code == 403


def test_an_expired_link_is_refused(client: Client) -> None:
    now = timezone.now()
    lasts = terms_in_force(Ledger()).link_lasts
    assert client.post(link_for("vera", now - lasts - timedelta(seconds=1))[1]).status_code == 403
    assert client.post(link_for("vera", now - lasts + timedelta(minutes=1))[1]).status_code == 302


def test_a_revoked_link_is_refused_and_ends_the_visit_it_began(client: Client) -> None:
    without_codes()
    link, path = link_for("vera")
    client.post(path)
    assert is_in(client)
    revoke(PortalLink.objects.filter(pk=link.pk), timezone.now())
    assert not is_in(client)
    assert Client().post(path).status_code == 403


def test_a_visit_ends_after_twelve_hours(vera: Client) -> None:
    assert is_in(vera)
    visit = PortalVisit.objects.get()
    assert visit.ends_at - visit.begun_at == timedelta(hours=12)
    PortalVisit.objects.update(ends_at=timezone.now())
    assert not is_in(vera)


def test_closing_ends_the_visit_for_its_key(vera: Client) -> None:
    key = vera.cookies["troth_portal"].value
    vera.post("/portal/leave/")
    vera.cookies["troth_portal"] = key
    assert not is_in(vera)


def test_a_key_put_into_the_browser_before_is_not_taken_over(client: Client) -> None:
    fixed = fresh_secret()
    client.cookies["troth_portal"] = fixed
    client.post(link_for("vera")[1])
    before = client.cookies["troth_portal"].value
    client.post("/portal/code/", {"code": mailed_code()})
    after = client.cookies["troth_portal"].value
    assert len({fixed, before, after}) == 3
    for key in (fixed, before):
        other = Client()
        other.cookies["troth_portal"] = key
        assert not is_in(other)


def test_the_cookie_is_for_the_portal_alone_and_out_of_reach_of_scripts_and_other_sites(vera: Client) -> None:
    for name in ("troth_portal", "troth_portal_browser"):
        cookie = vera.cookies[name]
        assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/portal/", True, "Strict")


@pytest.mark.parametrize("path", [*PAGES, "/portal/enter/no-such-token/"])
def test_every_page_is_kept_by_nobody_and_told_to_nobody(vera: Client, path: str) -> None:
    headers = vera.get(path).headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in headers["Cache-Control"]


def test_no_address_of_a_visit_holds_the_token(vera: Client) -> None:
    token = PortalLink.objects.get().token_hash
    page = vera.get("/portal/").content.decode()
    assert "/portal/enter/" not in page
    assert token not in page


def test_a_wrong_code_may_be_tried_five_times(client: Client) -> None:
    client.post(link_for("vera")[1])
    right = mailed_code()
    wrong = f"{(int(right) + 1) % 10**6:06}"
    assert [client.post("/portal/code/", {"code": wrong}).status_code for _try in range(5)] == [403] * 5
    assert client.post("/portal/code/", {"code": right}).status_code == 403


def test_a_code_is_good_for_a_quarter_of_an_hour(client: Client) -> None:
    client.post(link_for("vera")[1])
    PortalVisit.objects.update(code_until=timezone.now())
    assert client.post("/portal/code/", {"code": mailed_code()}).status_code == 403


def test_another_code_takes_the_place_of_the_one_before(client: Client) -> None:
    client.post(link_for("vera")[1])
    first = mailed_code()
    PortalVisit.objects.update(tries_left=0)
    assert client.post("/portal/code/again/").headers["Location"] == "/portal/code/"
    second = mailed_code()
    if first != second:
        assert client.post("/portal/code/", {"code": first}).status_code == 403
    assert client.post("/portal/code/", {"code": second}).status_code == 302


def test_no_more_than_five_codes_an_hour_are_mailed_to_a_person(client: Client) -> None:
    path = link_for("vera")[1]
    statuses = [client.post(path).status_code for _visit in range(6)]
    assert (statuses, len(mail.outbox)) == ([302] * 5 + [429], 5)


def test_a_code_is_not_kept_as_it_is(client: Client) -> None:
    client.post(link_for("vera")[1])
    assert mailed_code() not in str(PortalVisit.objects.values())


def test_the_code_of_one_visit_is_good_for_no_other(client: Client) -> None:
    other = Client()
    client.post(link_for("vera")[1])
    code = mailed_code()
    other.post(link_for("vera")[1])
    if code != mailed_code():
        assert other.post("/portal/code/", {"code": code}).status_code == 403


def test_a_browser_seen_before_needs_no_code_for_that_person_alone(vera: Client) -> None:
    vera.post("/portal/leave/")
    assert vera.post(link_for("vera")[1]).headers["Location"] == "/portal/"
    assert vera.post(link_for("olaf")[1]).headers["Location"] == "/portal/code/"


def test_a_secret_put_into_the_browser_does_not_become_a_known_one(client: Client) -> None:
    fixed = fresh_secret()
    client.cookies["troth_portal_browser"] = fixed
    client.post(link_for("vera")[1])
    client.post("/portal/code/", {"code": mailed_code()})
    stranger = Client()
    stranger.cookies["troth_portal_browser"] = fixed
    assert stranger.post(link_for("vera")[1]).headers["Location"] == "/portal/code/"
    assert PortalBrowser.objects.count() == 1


def test_codes_may_be_switched_off(client: Client) -> None:
    without_codes()
    assert client.post(link_for("vera")[1]).headers["Location"] == "/portal/"
    assert mail.outbox == []
    assert is_in(client)


def test_wrong_links_are_limited_by_where_they_come_from(client: Client) -> None:
    for _guess in range(WRONG_LINKS.most):
        assert client.post("/portal/enter/no-such-token/").status_code == 403
    assert client.post("/portal/enter/no-such-token/").status_code == 429
    assert client.post(link_for("vera")[1]).status_code == 429
    assert client.post(link_for("vera")[1], REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_long_address_is_limited_with_its_network(client: Client) -> None:
    for guess in range(WRONG_LINKS.most):
        client.post("/portal/enter/no-such-token/", REMOTE_ADDR=f"2001:db8::{guess + 1:x}")
    assert client.post("/portal/enter/x/", REMOTE_ADDR="2001:db8::ffff").status_code == 429
    assert client.post("/portal/enter/x/", REMOTE_ADDR="2001:db8:0:1::1").status_code == 403


def test_behind_a_proxy_a_visitor_is_who_the_proxy_says(client: Client, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for guess in range(
        WRONG_LINKS.most
    ):  # what a visitor says of themselves stands before it, and changes nothing
        client.post("/portal/enter/x/", headers={"X-Forwarded-For": f"203.0.113.{guess}, 192.0.2.7"})
    assert client.post("/portal/enter/x/", headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 429
    assert client.post("/portal/enter/x/", headers={"X-Forwarded-For": "192.0.2.8"}).status_code == 403
    assert client.post("/portal/enter/x/").status_code == 403


def test_entries_by_one_link_are_limited(client: Client) -> None:
    without_codes()
    path = link_for("vera")[1]
    statuses = [client.post(path).status_code for _entry in range(ENTRIES.most + 1)]
    assert statuses == [302] * ENTRIES.most + [429]


def test_where_a_try_came_from_is_kept_as_a_keyed_hash(client: Client) -> None:
    client.post("/portal/enter/x/", REMOTE_ADDR="192.0.2.7")
    assert "192.0.2.7" not in str(PortalTry.objects.values())


@pytest.mark.parametrize(
    "change",
    [
        {"people": [{"person_id": "vera2", "name": "Vera", "email": "v@x.example", "left_on": "2026-01-05"}]},
        {
            "people": [{"person_id": "vera2", "name": "Vera", "email": "v@x.example"}],
            "person_choices": [
                {"choice_id": "c", "person_id": "vera2", "kind": "portal_declined", "chosen_on": "2026-01-05"}
            ],
        },
        {},
    ],
    ids=["who left", "who asked for no more links", "whom the book does not know"],
)
def test_nobody_is_let_in(shared: Ledger, client: Client, change: dict[str, list[dict[str, Any]]]) -> None:
    for table, rows in change.items():
        record(shared, **{table: [_dated(row) for row in rows]})
    assert client.post(link_for("vera2")[1]).status_code == 403


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    return {name: date.fromisoformat(value) if name.endswith("_on") else value for name, value in row.items()}


def test_whoever_has_no_address_is_told_that_no_code_can_be_sent(client: Client) -> None:
    answer = client.post(link_for("pia")[1])
    assert answer.status_code == 403
    assert "The code could not be mailed to you" in answer.content.decode()
    assert not is_in(client)


def test_forms_of_other_sites_are_refused(shared: Ledger) -> None:
    assert shared.is_sqlite
    strict = Client(enforce_csrf_checks=True)
    path = link_for("vera")[1]
    assert strict.post(path).status_code == 403
    page = strict.get(path).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    form = {"csrfmiddlewaretoken": token[1]}
    assert strict.post(path, form, headers={"Origin": "http://elsewhere.example"}).status_code == 403
    # A page that sends no referrer calls its origin null.
    assert strict.post(path, form, headers={"Origin": "null"}).status_code == 302


def test_a_visitor_is_none_of_us_and_we_are_no_visitors(vera: Client, signed_in: Client) -> None:
    assert vera.get("/accounts/acorn/").status_code == 302
    assert vera.get("/").headers["Location"].startswith("/sign-in/")
    assert signed_in.get("/portal/").status_code == 403
    assert signed_in.get("/portal/about-me/file/").status_code == 403


def test_a_person_merged_into_another_is_let_in_as_that_one(shared: Ledger) -> None:
    record(
        shared,
        people=[{"person_id": "vera-twice", "name": "Vera", "email": "vera@acorn.example"}],
        merges=[
            {
                "merge_id": "m",
                "kind": "person",
                "kept_id": "vera",
                "merged_id": "vera-twice",
                "merged_on": timezone.now().date() - timedelta(days=30),
            }
        ],
    )
    assert "New seals by March" in inside("vera-twice").get("/portal/").content.decode()
