"""How Salesforce holds the facts of a book: the object of each table, its fields, and its ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from troth.model import TABLES, Column, Value
from troth.model.columns import VERSION_COLUMNS

Fact = Mapping[str, Value]
Fields = dict[str, str]

# The first three signs of an id say which object it is of.
_PREFIXES = {
    "accounts": "001", "people": "003", "staff": "005", "deals": "006", "forecasts": "008", "offerings": "01t",
    "account_team": "01M", "interactions": "00T", "deal_people": "00K", "buying_roles": "07k", "contracts": "800",
}  # fmt: skip
OWN_OBJECTS = {
    "codes": "Troth_Code__c",
    "pillars": "Troth_Pillar__c",
    "influence_ratings": "Troth_Influence_Rating__c",
    "influence_ties": "Troth_Influence_Tie__c",
    "person_choices": "Troth_Person_Choice__c",
    "needs": "Troth_Need__c",
    "need_ratings": "Troth_Need_Rating__c",
    "feedback": "Troth_Feedback__c",
    "promises": "Troth_Promise__c",
    "promise_events": "Troth_Promise_Event__c",
    "value_claims": "Troth_Value_Claim__c",
    "value_communications": "Troth_Value_Communication__c",
    "alternatives": "Troth_Alternative__c",
    "deal_traits": "Troth_Deal_Trait__c",
    "deal_reasons": "Troth_Deal_Reason__c",
    "deal_messages": "Troth_Deal_Message__c",
    "invoices": "Troth_Invoice__c",
    "renewals": "Troth_Renewal__c",
}
_RECORD_DIGITS = 9
_CHECKED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_RATERS = {"sta": "staff", "per": "people"}
_VERSION = frozenset(column.name for column in VERSION_COLUMNS)
_ROLES = {
    "end_user": "End User",
    "financial_buyer": "Economic Buyer",
    "technical_buyer": "Technical Buyer",
    "gatekeeper": "Gatekeeper",
    "channel_partner": "Channel Partner",
}
_PARTS = {"decided": "Decision Maker", "advised": "Influencer", "used": "End User", "opposed": "Opponent"}
_TEAM = {"owner": "Account Manager", "service": "Service Manager"}
_KINDS = {"new": "New Business", "renewal": "Renewal", "cross_sell": "Cross-Sell", "up_sell": "Upsell"}


def salesforce_id(table: str, key: Value) -> str:
    """The id that Salesforce gives a thing of a table, with its three signs of check; empty for none.

    Ids of one table sort as those of the book do.
    """
    if key is None:
        return ""
    prefix = _PREFIXES.get(table) or f"a{list(OWN_OBJECTS).index(table):02d}"
    short = f"{prefix}5g0{int(str(key).rsplit('-', 1)[-1]):0{_RECORD_DIGITS}d}"
    return short + signs_of_check(short)


def signs_of_check(short: str) -> str:
    """Which signs of each five of an id are capitals, as Salesforce appends it for programs that do not tell case apart."""
    fives = (short[start : start + 5] for start in (0, 5, 10))
    return "".join(
        _CHECKED[sum(sign.isupper() << place for place, sign in enumerate(five))] for five in fives
    )


def field(column: Column, value: Value) -> str:
    """A value as a data export writes it."""
    if column.references:
        return salesforce_id(column.references, value)
    if column.name == "rater_id" and value is not None:
        return salesforce_id(_RATERS[str(value)[:3]], value)
    return text(value)


def text(value: Value) -> str:
    """A value that is no id, as a data export writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%S}.000Z"
    return value.isoformat() if isinstance(value, date) else str(value)


def system_fields(key: str, fact: Fact) -> Fields:
    """The fields that every object has."""
    created = text(fact["recorded_at"])
    return {
        "Id": key,
        "IsDeleted": "false",
        "CreatedDate": created,
        "LastModifiedDate": created,
        "SystemModstamp": created,
    }


def own(table: str, fact: Fact, *names: str) -> Fields:
    """Fields of a company's own for columns that Salesforce does not have; all but the id where none is named."""
    columns = TABLES[table].by_name
    asked = names or [name for name in columns if name in fact and name not in _VERSION][1:]
    return {f"{name.title()}__c": field(columns[name], fact.get(name)) for name in asked}


def objects_of(table: str, fact: Fact) -> Iterator[tuple[str, Fields]]:
    """The object of Salesforce that holds one fact, and its fields; none for what an export does not tell."""
    if table not in OWN_OBJECTS and table not in _NATIVE:
        return
    key = salesforce_id(table, fact[TABLES[table].key])
    if table in OWN_OBJECTS:
        yield OWN_OBJECTS[table], {**system_fields(key, fact), **own(table, fact)}
    else:
        name, fields = _NATIVE[table](fact)
        yield name, {**system_fields(key, fact), **fields}


def _user(fact: Fact) -> tuple[str, Fields]:
    fields = {"Name": text(fact["name"]), "Email": text(fact["email"]), "IsActive": "true"}
    return "User", {**fields, **own("staff", fact, "team", "function")}


def _product(fact: Fact) -> tuple[str, Fields]:
    return "Product2", {"Name": text(fact["name"]), "Family": text(fact["family"]), "IsActive": "true"}


def _account(fact: Fact) -> tuple[str, Fields]:
    fields = {
        "Name": text(fact["name"]),
        "ParentId": salesforce_id("accounts", fact.get("parent_id")),
        "BillingCountry": text(fact["country"]),
        "OwnerId": salesforce_id("staff", fact["owner_id"]),
        "Website": f"https://www.{fact['domains']}",
    }
    more = ("segment", "size_band", "alternatives", "switching_cost", "indirect", "opened_on", "closed_on")
    return "Account", {**fields, **own("accounts", fact, *more)}


def _team_member(fact: Fact) -> tuple[str, Fields]:
    fields = {
        "AccountId": salesforce_id("accounts", fact["account_id"]),
        "UserId": salesforce_id("staff", fact["staff_id"]),
        "TeamMemberRole": _TEAM[str(fact["part"])],
    }
    return "AccountTeamMember", {**fields, **own("account_team", fact, "since")}


def _contact(fact: Fact) -> tuple[str, Fields]:
    first, _, last = str(fact["name"]).rpartition(" ")
    fields = {
        "FirstName": first,
        "LastName": last,
        "Title": text(fact["title"]),
        "Department": text(fact["department"]),
        "Email": text(fact.get("email")),
        "AccountId": salesforce_id("accounts", fact.get("account_id")),
        "ReportsToId": "",
    }
    return "Contact", {**fields, **own("people", fact, "left_on")}


def _relation(fact: Fact) -> tuple[str, Fields]:
    fields = {
        "AccountId": salesforce_id("accounts", fact["account_id"]),
        "ContactId": salesforce_id("people", fact["person_id"]),
        "Roles": _ROLES.get(str(fact["role"]), ""),
        "IsActive": "true",
        "IsDirect": "true",
        "StartDate": text(fact["since"]),
        "EndDate": "",
    }
    return "AccountContactRelation", {**fields, **own("buying_roles", fact, "power", "champion")}


def _activity(fact: Fact) -> tuple[str, Fields]:
    """A meeting is an event; everything else is a task that is done."""
    happened = text(fact["happened_at"])
    fields = {
        "AccountId": salesforce_id("accounts", fact["account_id"]),
        "WhoId": salesforce_id("people", fact["person_id"]),
        "OwnerId": salesforce_id("staff", fact["staff_id"]),
        "ActivityDate": happened[:10],
    }
    more = own("interactions", fact, "event_key", "direction", "held", "replied_at")
    kind = str(fact["kind"])
    if kind == "meeting":
        return "Event", {**fields, "Type": "Meeting", "StartDateTime": happened, **more}
    subtype = "Task" if kind == "message" else kind.title()
    done = {"TaskSubtype": subtype, "Type": kind.title(), "Status": "Completed", "IsClosed": "true"}
    return "Task", {**fields, **done, "CompletedDateTime": happened, **more}


def _forecast(fact: Fact) -> tuple[str, Fields]:
    return "OpportunityHistory", {
        "OpportunityId": salesforce_id("deals", fact["deal_id"]),
        "CreatedById": salesforce_id("staff", fact["forecaster_id"]),
        "StageName": "Proposal",
        "ForecastCategory": "Pipeline",
        "Probability": percent(fact["probability"]),
        "Amount": text(fact["amount"]),
        "CloseDate": text(fact["close_on"]),
    }


def _deal_person(fact: Fact) -> tuple[str, Fields]:
    return "OpportunityContactRole", {
        "OpportunityId": salesforce_id("deals", fact["deal_id"]),
        "ContactId": salesforce_id("people", fact["person_id"]),
        "Role": _PARTS[str(fact["part"])],
    }


def _contract(fact: Fact) -> tuple[str, Fields]:
    fields = {
        "AccountId": salesforce_id("accounts", fact["account_id"]),
        "Product__c": salesforce_id("offerings", fact["offering_id"]),
        "StartDate": text(fact["starts_on"]),
        "EndDate": text(fact["ends_on"]),
    }
    return "Contract", {**fields, **own("contracts", fact, "notice_on", "auto_renews", "amount_per_year")}


def opportunity(fact: Fact, outcome: Fact | None, forecast: Fact | None) -> tuple[str, Fields]:
    """A deal as it stands now: with its outcome where it has one, else as it was last expected."""
    stands = outcome or forecast or {}
    ending = str(outcome["outcome"]) if outcome else ""
    fields = {
        "AccountId": salesforce_id("accounts", fact["account_id"]),
        "Product__c": salesforce_id("offerings", fact["offering_id"]),
        "Name": text(fact["name"]),
        "OwnerId": salesforce_id("staff", fact["owner_id"]),
        "Type": _KINDS.get(str(fact["kind"]), ""),
        "StageName": _STAGES[ending],
        "IsClosed": text(bool(ending)),
        "IsWon": text(ending == "won"),
        "Amount": text(stands.get("amount")),
        "CloseDate": text(stands.get("closed_on") or stands.get("close_on") or fact["opened_on"]),
        "Probability": percent(forecast["probability"]) if forecast and not outcome else "",
        "LastStageChangeDate": text(outcome["recorded_at"] if outcome else fact["recorded_at"]),
    }
    key = salesforce_id("deals", fact["deal_id"])
    more = own("deals", fact, "competitor", "opened_on", "signed_on")
    return "Opportunity", {**system_fields(key, fact), **fields, **more}


def percent(share: Value) -> str:
    """A share as whole per cent."""
    return "" if share is None else f"{float(str(share)) * 100:.0f}"


_STAGES = {"": "Proposal", "won": "Closed Won", "lost": "Closed Lost", "no_decision": "No Decision"}
_NATIVE: Mapping[str, Callable[[Fact], tuple[str, Fields]]] = {
    "staff": _user,
    "offerings": _product,
    "accounts": _account,
    "account_team": _team_member,
    "people": _contact,
    "buying_roles": _relation,
    "interactions": _activity,
    "forecasts": _forecast,
    "deal_people": _deal_person,
    "contracts": _contract,
}
