"""Two spellings of one address are one address, and what is none is told from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.intake.mail_addresses import address_of, domain_of, is_machine, is_public, untagged


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Ada@Alder.Example", "ada@alder.example"),
        (" mailto:ada@alder.example ", "ada@alder.example"),
        ("MAILTO:ada@alder.example.", "ada@alder.example"),
        ("ada@Bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"),
        ("Jo\u0308rg@alder.example", "jörg@alder.example"),
    ],
)
def test_case_scheme_and_scripts_of_domains_do_not_matter(text: str, address: str) -> None:
    assert address_of(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ada",
        "@alder.example",
        "ada@",
        "ada@localhost",
        "ada@alder..example",
        "ada@b@alder.example",
        '"ada"@alder.example',
        "ada@[192.0.2.1]",
        "ada lovelace@alder.example",
        "ada\0@alder.example",
        "ada\x9b31m@alder.example",
        "ada\u202e@alder.example",
        f"{'a' * 250}@alder.example",
        f"ada@{'a' * 64}.example",
    ],
)
def test_what_is_no_address_of_a_person_is_none(text: str) -> None:
    assert address_of(text) == ""


@given(st.text(max_size=300))
def test_the_spelling_of_an_address_is_its_own_spelling_and_holds_no_space(text: str) -> None:
    address = address_of(text)
    assert address_of(address) == address
    assert address == "" or (address.count("@") == 1 and not any(map(str.isspace, address)))


@given(st.text(max_size=300))
def test_the_spelling_of_a_domain_is_its_own_spelling(text: str) -> None:
    domain = domain_of(text)
    assert domain_of(domain) == domain
    assert domain.isascii()


def test_a_tag_behind_a_plus_reaches_the_same_mailbox() -> None:
    assert untagged("ada+crm+old@alder.example") == "ada@alder.example"
    assert untagged("ada@alder.example") == "ada@alder.example"


def test_domains_open_to_anybody_and_mailboxes_nobody_writes_from_are_known() -> None:
    assert is_public("gmail.com")
    assert is_public("web.de")
    assert not is_public("alder.example")
    assert is_machine("no-reply+42@alder.example")
    assert not is_machine("nora@alder.example")
