"""The same company, the same person: pairs of records that may be one, each with what speaks for and against it."""

from troth.intake.matching.companies import Company, duplicate_companies
from troth.intake.matching.contacts import Contact, duplicate_contacts
from troth.intake.matching.pairs import Agreement, Likely

__all__ = ["Agreement", "Company", "Contact", "Likely", "duplicate_companies", "duplicate_contacts"]
