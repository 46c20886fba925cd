"""Which companies are suggested to be one, why, and which are not."""

from __future__ import annotations

from troth.intake.matching import Company, duplicate_companies
from troth.model.likeness import MOST_IN_BLOCK, NEIGHBOURS, SUGGESTED_FROM

ALDER = Company("a", "Alder Works GmbH", "DE", "alder.example")


def found(*companies: Company) -> dict[tuple[str, str], dict[str, str]]:
    """The pairs suggested, each with how its fields compare."""
    return {
        (pair.first_id, pair.second_id): {each.field: each.how for each in pair.why}
        for pair in duplicate_companies(companies)
    }


def test_one_name_with_one_domain_is_one_company_and_the_fields_say_why() -> None:
    again = Company("b", "ALDER WORKS", "DE", "www.example; alder.example")
    assert found(ALDER, again) == {("a", "b"): {"company_name": "same", "domain": "same", "country": "same"}}


def test_a_name_misspelt_is_suggested_unless_in_two_countries() -> None:
    assert found(ALDER, Company("b", "Alder Wroks", "DE")) == {
        ("a", "b"): {"company_name": "near", "country": "same"}
    }
    assert found(ALDER, Company("b", "Alder Wroks", "AT")) == {}


def test_a_group_with_one_domain_is_not_one_company() -> None:
    assert found(ALDER, Company("b", "Birch Trading", "DE", "alder.example")) == {}


def test_a_domain_that_anybody_may_use_speaks_for_nothing() -> None:
    pair = found(Company("a", "Alder", domains="gmail.com"), Company("b", "Alder", domains="gmail.com"))
    assert pair == {("a", "b"): {"company_name": "same"}}


def test_one_name_in_two_countries_with_two_domains_is_two_companies() -> None:
    assert found(ALDER, Company("b", "Alder Works SA", "FR", "alder-works.example")) == {}


def test_new_ones_are_held_against_known_ones_and_known_ones_not_against_each_other() -> None:
    known = [Company("k1", "Alder Works", "DE"), Company("k2", "Alder Works", "DE")]
    pairs = {(pair.first_id, pair.second_id) for pair in duplicate_companies([ALDER], known)}
    assert pairs == {("a", "k1"), ("a", "k2")}


def test_the_same_record_known_already_is_no_duplicate_of_itself() -> None:
    assert list(duplicate_companies([ALDER], [ALDER])) == []


def test_certainty_grows_with_every_field_that_agrees() -> None:
    less, more = (
        next(duplicate_companies([ALDER, other])).certainty
        for other in (Company("b", "Alder Works"), Company("b", "Alder Works", "DE", "alder.example"))
    )
    assert SUGGESTED_FROM < less < more < 1


def test_the_number_of_pairs_does_not_grow_with_the_square_of_like_names() -> None:
    many = [Company(f"c{number}", "Alder Works", "DE") for number in range(20 * MOST_IN_BLOCK)]
    assert len(list(duplicate_companies(many))) <= NEIGHBOURS * len(many)


def test_two_names_without_a_letter_are_not_alike_by_that() -> None:
    assert list(duplicate_companies([Company("a", "?"), Company("b", "---")])) == []
