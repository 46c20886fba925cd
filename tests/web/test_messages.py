"""Every text a reader sees is marked for translation and has a German one; what is marked and translated fits together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from django.test import Client
from django.utils import translation

from tools.write_messages import CATALOGUE, TEMPLATE_SUFFIXES, catalogue, compiled, places, translations
from troth.reports.phrases import gettext as phrase
from troth.web.words import said, written

TEMPLATES = CATALOGUE.parents[3] / "templates"
PAGES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in TEMPLATE_SUFFIXES)
VISIBLE_ATTRIBUTES = {"title", "placeholder", "aria-label", "alt", "label"}
UNSEEN_ELEMENTS = {"script", "style", "kbd", "code", "pre"}
# The name of the application, and what is written alike in every language.
ALLOWED = {"Troth", "UTC", "XLSX", "CSV", "PDF"}
BLOCK = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}|{% comment %}.*?{% endcomment %}", re.DOTALL)
TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
# A date as a language writes it; Y-m-d is for machines.
OWN_DATE = re.compile(r"""\|date:["'](?!Y-m-d["']|[A-Z_]+["'])[^"']*["']""")


class VisibleText(HTMLParser):
    """Collects the words of a page that people see or hear."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in UNSEEN_ELEMENTS
        for name, value in attrs:
            if name in VISIBLE_ATTRIBUTES:
                self.handle_data(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN_ELEMENTS

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found += [word for word in WORD.findall(data) if word not in ALLOWED]


def unmarked(template: str) -> list[str]:
    """The words of a template that no tag writes."""
    page = VisibleText()
    page.feed(TAG.sub("", BLOCK.sub("", template)))
    page.close()
    return page.found


def forms(message: Message) -> Iterator[tuple[str, str]]:
    """Each German form of a message beside the English text it stands for."""
    if isinstance(message.id, str):
        yield message.id, str(message.string)
    else:
        yield from zip(message.id, message.string or (), strict=True)


def test_the_catalogue_is_current() -> None:
    # Their difference as text would take minutes to print.
    is_current = CATALOGUE.read_text(encoding="utf-8") == catalogue()
    is_compiled = CATALOGUE.with_suffix(".mo").read_bytes() == compiled()
    assert (is_current, is_compiled) == (True, True), "run: make messages"


def test_every_marked_text_has_a_german_one() -> None:
    missing = [
        text for message in translations() if message.id for text, german in forms(message) if not german
    ]
    assert missing == []


def test_a_translation_has_the_places_of_its_text() -> None:
    # A single thing may be said without its number, in either language.
    wrong = [
        german
        for message in translations()
        if message.id
        for text, german in forms(message)
        if not places(german) <= set().union(*(places(each) for each, _german in forms(message)))
        or places(text) - places(german) - {"count"}
    ]
    assert wrong == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_a_page_has_no_text_of_its_own(path: Path) -> None:
    assert unmarked(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>Hello {{ name }}</p>", ["Hello"]),
        ('<a title="Go on">1</a>', ["Go", "on"]),
        ('<p>{% translate "Hello" %} Troth <kbd>Esc</kbd></p>', []),
        ("{% blocktranslate %}Hello <b>you</b>{% endblocktranslate %}", []),
        ('<input value="{% if a > b %}x{% endif %}" placeholder="{{ a }}">', []),
    ],
)
def test_unmarked_text_is_told_from_marked_text(template: str, words: list[str]) -> None:
    assert unmarked(template) == words


@pytest.mark.parametrize(
    ("asked", "chosen", "language"),
    [
        ("", "", "en-gb"),
        ("de-AT,de;q=0.9,en;q=0.8", "", "de"),
        ("fr-FR,fr;q=0.9", "", "en-gb"),
        ("en-US,en;q=0.9,de;q=0.5", "", "en-gb"),
        ("de", "en-gb", "en-gb"),
        ("en", "de", "de"),
    ],
)
@pytest.mark.django_db
def test_a_page_speaks_the_language_chosen_or_else_that_of_the_browser(
    client: Client, asked: str, chosen: str, language: str
) -> None:
    if chosen:
        client.post("/language/", {"language": chosen, "next": "/sign-in/"})
    page = client.get("/sign-in/", headers={"Accept-Language": asked})
    assert f'<html lang="{language}"' in page.content.decode()


@pytest.mark.django_db
def test_choosing_a_language_leads_to_no_other_host(client: Client) -> None:
    answer = client.post("/language/", {"language": "de", "next": "https://else.example/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_a_sentence_is_said_with_the_numbers_and_days_of_the_language() -> None:
    with translation.override("de"):
        assert said(phrase("delivered on {day}", day=date(2026, 3, 4))) == "geliefert am 04.03.2026"
        assert written(Decimal("1234.5")) == "1.234,5"
    with translation.override("en-gb"):
        assert said(phrase("delivered on {day}", day=date(2026, 3, 4))) == "delivered on 4 Mar 2026"


def test_every_date_is_written_as_the_language_writes_it() -> None:
    found = [f"{page.name}: {own}" for page in PAGES for own in OWN_DATE.findall(page.read_text("utf-8"))]
    assert found == []
