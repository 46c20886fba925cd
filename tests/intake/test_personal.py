"""No id carries personal data: it is a keyed hash, and the plain key stands in external_ids alone."""

from __future__ import annotations

import pytest

from tests.intake.conftest import BOOK, KEY, Reader
from troth.intake import mapping_of, read
from troth.intake.identity import keyed_id
from troth.model import MappingError

PEOPLE = """
[file]
system = "crm"
[accounts]
distinct = true
account_id = "Firm"
name = "Firm"
[people]
distinct = true
person_id = { from = "Mail", keyed = true }
name = "Name"
email = "Mail"
[buying_roles]
buying_role_id = "No"
person_id = { from = "Mail", keyed = true }
account_id = "Firm"
"""
CONTENT = "No,Firm,Mail,Name\n1,Umbra AG,Ada.Vogel@umbra.example,Ada Vogel\n2,Umbra AG, ada.vogel@umbra.example,Ada Vogel\n"


def test_one_address_is_one_person_under_one_hash_everywhere(read_texts: Reader) -> None:
    facts = read_texts(PEOPLE, CONTENT).facts
    ids = {row["person_id"] for table in ("people", "buying_roles") for row in facts[table]}
    assert ids == {keyed_id(KEY, "people", "ada.vogel@umbra.example")}


def test_the_plain_key_stands_in_external_ids_alone(read_texts: Reader) -> None:
    facts = read_texts(PEOPLE, CONTENT).facts
    (row,) = facts["external_ids"]
    assert (row["kind"], row["system"], row["key"]) == ("people", "crm", "Ada.Vogel@umbra.example")
    assert row["our_id"] == facts["people"][0]["person_id"]
    ids = [
        value
        for rows in facts.values()
        for row in rows
        for name, value in row.items()
        if name.endswith("_id")
    ]
    assert not [value for value in ids if "ada" in str(value).casefold()]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            'person_id = { from = "Mail", keyed = true }\nname',
            'person_id = "Mail"\nname',
            "[people] person_id: is made from 'Mail', which is personal; add keyed = true",
        ),
        (
            'buying_role_id = "No"',
            'buying_role_id = { template = "{No}-{Mail}" }',
            "[buying_roles] buying_role_id: is made from 'Mail', which is personal; add keyed = true",
        ),
        (
            'person_id = { from = "Mail", keyed = true }\naccount_id',
            'person_id = "No"\naccount_id',
            "[buying_roles] person_id: names people, whose ids are keyed here; add keyed = true",
        ),
        (
            'true }\naccount_id = "Firm"',
            'true }\naccount_id = { from = "Firm", keyed = true }',
            "[buying_roles] account_id: names accounts, whose ids are not keyed here; leave keyed out",
        ),
        ('system = "crm"', "", '[file]: keyed ids need system = "..."'),
        (
            'person_id = { from = "Mail", keyed = true }\nname = "Name"',
            'name = "Name"\nperson_id = { from = "@name", keyed = true }',
            "[people] person_id: is keyed; make it from columns of the file alone",
        ),
    ],
)
def test_a_mapping_that_would_put_personal_data_into_an_id_is_refused(old: str, new: str, says: str) -> None:
    assert old in PEOPLE
    with pytest.raises(MappingError) as refused:
        mapping_of(PEOPLE.replace(old, new))
    assert says in str(refused.value)


def test_personal_data_is_found_behind_a_column_made_before() -> None:
    content = PEOPLE.replace("[people]\n", '[people]\ntitle = "Mail"\n').replace(
        '{ from = "Mail", keyed = true }\nname', '{ from = "@title" }\nname'
    )
    with pytest.raises(MappingError, match="is made from 'Mail', which is personal"):
        mapping_of(content)


def test_keyed_ids_need_the_key_of_the_book() -> None:
    with pytest.raises(MappingError, match="give the key of the book"):
        read(mapping_of(BOOK + PEOPLE), "export.csv")
