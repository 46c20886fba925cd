"""The made-up words of a book: what is promised and needed, and how people and companies are called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wish:
    """Something a person may need: its code, label, the role that asks for it most, and the pillar that answers it."""

    code: str
    label: str
    role: str
    pillar: int


@dataclass(frozen=True)
class Phrase:
    """A promise as people give it; `{}` is filled from `things`. Levels are in `unit`, empty for done or not done."""

    words: str
    pillar: int
    things: tuple[str, ...]
    metric: str = ""
    unit: str = ""
    promised: int = 1
    floor: int = 0


ON_TIME, RIGHT, ANSWERS, PRICE, RUNNING, KNOWS = range(6)

PILLARS = (
    ("On the day", "What we ship arrives on the day we named."),
    ("Right the first time", "What we deliver fits and works without a second visit."),
    ("An answer by tomorrow", "Whoever asks us something hears from us by the next working day."),
    ("No surprises in the bill", "The price we name is the price you pay."),
    ("Your line keeps running", "We are judged by the hours your machines run."),
    ("People who know your plant", "You speak with someone who has stood beside your machine."),
)

WISHES = (
    Wish("procedure", "keeps to our procedures", "gatekeeper", RIGHT),
    Wish("paperwork", "papers complete with the goods", "gatekeeper", ON_TIME),
    Wish("notice", "tells us of changes in good time", "gatekeeper", ANSWERS),
    Wish("bottom_line", "pays back within two years", "financial_buyer", PRICE),
    Wish("price_certainty", "prices hold for the year", "financial_buyer", PRICE),
    Wish("cash", "payment terms that fit our seasons", "financial_buyer", PRICE),
    Wish("specification", "meets the specification", "technical_buyer", RIGHT),
    Wish("uptime", "machines that keep running", "technical_buyer", RUNNING),
    Wish("test_records", "test records we can rely on", "technical_buyer", RIGHT),
    Wish("convenience", "easy to use on the night shift", "end_user", KNOWS),
    Wish("delivery", "parts here when we need them", "end_user", ON_TIME),
    Wish("help", "somebody who answers when it stands still", "end_user", ANSWERS),
    Wish("margin", "a return worth our time", "channel_partner", PRICE),
    Wish("leads", "customers passed on to us", "channel_partner", KNOWS),
    Wish("support", "help in front of the customer", "channel_partner", ANSWERS),
)

_PARTS = (
    "pump seals",
    "valve heads",
    "bearing sets",
    "filter plates",
    "drive belts",
    "coupling rings",
    "spray nozzles",
    "gasket kits",
    "flow sensors",
    "gear wheels",
)
_PLACES = ("the north hall", "line 2", "line 4", "the mixing room", "the filling hall", "the cold store")

PHRASES = (
    Phrase("A shipment of {} on the dock", ON_TIME, _PARTS),
    Phrase("{} to the plant, papers with them", ON_TIME, tuple(part.capitalize() for part in _PARTS)),
    Phrase("The yearly stock of {}, all of it", ON_TIME, _PARTS, "pieces delivered", "pieces", 400),
    Phrase("The missing {} by courier", ON_TIME, _PARTS),
    Phrase("Replace the worn {} under warranty", RIGHT, _PARTS),
    Phrase("Test records for the {}", RIGHT, _PARTS),
    Phrase(
        "{} within tolerance",
        RIGHT,
        ("All valve heads", "All seals", "All rings"),
        "parts within tolerance",
        "%",
        99,
        90,
    ),
    Phrase("Drawing of the {} as built", RIGHT, ("new skid", "bypass", "gearbox frame", "pump bed")),
    Phrase(
        "The answer of the lab on the {}", ANSWERS, ("oil sample", "seal material", "cracked ring", "coating")
    ),
    Phrase(
        "Call back about {}",
        ANSWERS,
        ("the noise in pump 3", "the spare parts list", "the audit", "the second order"),
    ),
    Phrase("Answer calls about {} within hours", ANSWERS, _PLACES, "hours to answer", "hours", 4, 12),
    Phrase("A price list for {}", PRICE, _PARTS),
    Phrase("An offer for a second set of {}", PRICE, _PARTS),
    Phrase("Credit note for the returned {}", PRICE, _PARTS),
    Phrase("Hold last year's price for {} until the order", PRICE, _PARTS),
    Phrase("Get {} running again", RUNNING, _PLACES),
    Phrase("Yearly inspection of {}", RUNNING, _PLACES),
    Phrase("Running hours of {} back to target", RUNNING, _PLACES, "running hours a week", "hours", 120, 80),
    Phrase("Changeover of {} cut down", RUNNING, _PLACES, "minutes of changeover", "minutes", 30, 60),
    Phrase("Train the shift of {} on the new drive", KNOWS, _PLACES),
    Phrase(
        "Bring the designer of the {} to the plant",
        KNOWS,
        ("gearbox", "control box", "new pump", "dosing unit"),
    ),
    Phrase("Walk through {} with the shift leader", KNOWS, _PLACES),
)

OFFERINGS = (
    ("Process pumps", "machines"),
    ("Dosing units", "machines"),
    ("Spare parts", "parts"),
    ("Seal kits", "parts"),
    ("Maintenance plan", "service"),
    ("Remote watch", "service"),
)

TEAMS = ("Heron", "Kestrel", "Plover", "Channel")
SEGMENTS = ("food", "chemicals", "water")
INDUSTRIES = ("dairies", "bakeries", "coatings", "fertilisers", "waterworks", "breweries")
COUNTRIES = ("DE", "AT", "CH", "NL", "PL", "DK")
SIZE_BANDS = ("small", "medium", "large")

COMPANY_FIRST = (
    "Quillfeather", "Brambleton", "Osterwick", "Thistledown", "Marrowby", "Pennyfarrow", "Lindholt", "Cobblewick",
    "Varnholm", "Dapplegate", "Eskerby", "Fennimore", "Gorsedale", "Hazelbrook", "Inkerfeld", "Junipertal",
    "Kettlewind", "Larkenau", "Mossgarten", "Nettlebach",
)  # fmt: skip
COMPANY_LAST = (
    "Dairies", "Coatings", "Waterworks", "Bakeries", "Chemicals", "Breweries", "Fertilisers", "Foods", "Polymers", "Mills",
)  # fmt: skip
GIVEN = (
    "Ada", "Bruno", "Carla", "Dario", "Edda", "Falk", "Greta", "Hanno", "Ida", "Jonas", "Kira", "Levin", "Mila",
    "Nils", "Olga", "Pia", "Quentin", "Rosa", "Sven", "Tilda", "Ulf", "Vera", "Wim", "Xenia", "Yaro", "Zita",
    "Anton", "Berta", "Cem", "Dunja", "Emil",
)  # fmt: skip
FAMILY = (
    "Samplewright", "Mockford", "Exampleton", "Testerby", "Fabelmann", "Musterholz", "Proberts", "Inventova",
    "Sketchley", "Draftsen", "Feignbury", "Pretendi", "Modellini", "Scheinfeld", "Placeholm", "Dummerston",
    "Trialson",
)  # fmt: skip
OUR_FAMILY = ("Ourwright", "Ourford", "Ourleigh", "Ourstad", "Ourmann", "Ourby")
TITLES = {
    "gatekeeper": ("Head of Purchasing Office", "Assistant to the Board", "Quality Office"),
    "financial_buyer": ("Finance Director", "Head of Controlling", "Managing Director"),
    "technical_buyer": ("Plant Engineer", "Head of Engineering", "Process Engineer"),
    "end_user": ("Shift Leader", "Maintenance Fitter", "Line Operator"),
    "channel_partner": ("Partner Manager", "Owner of the agency", "Sales Partner"),
    "": ("Project Assistant", "Clerk", "Trainee"),
}

# Where those with these titles work, in the same order; partners and those without a role belong to no department.
DEPARTMENTS = (
    *("Purchasing", "Management", "Quality"),
    *("Finance", "Finance", "Management"),
    *("Engineering", "Engineering", "Engineering"),
    *("Production", "Maintenance", "Production"),
)

REASONS = (
    ("price", "price", PRICE),
    ("delivery_time", "delivery time", ON_TIME),
    ("fit", "fit with the plant", RIGHT),
    ("trust", "trust in our word", ANSWERS),
    ("service", "service after the sale", RUNNING),
    ("relationship", "people they know", KNOWS),
    ("incumbent", "the supplier they already have", KNOWS),
    ("budget", "no budget this year", PRICE),
)

# What people say of a promise, by verdict: broken, partly, kept, exceeded, misled.
VERDICT_WORDS = (
    (
        "It never came.",
        "We stood there without it.",
        "Not done, and nobody called.",
        "We had to buy it elsewhere.",
    ),
    (
        "Half of it is here.",
        "It came, but not as we had agreed.",
        "Better than nothing.",
        "Still waiting for the rest.",
    ),
    ("As agreed, thank you.", "All here.", "On the day, as you said.", "That is how it should be."),
    (
        "More than you had promised.",
        "Earlier than we dared to hope.",
        "You even sent a fitter.",
        "Very good work.",
    ),
    (
        "You knew in March and said nothing.",
        "We heard it from somebody else.",
        "That was not the truth.",
        "You knew.",
    ),
)

NOTES = (
    "Walked the line with the shift; they want a second filter.",
    "Short call, all quiet.",
    "Asked about the price list again.",
    "Met at the fair, invited us to the new hall.",
    "Complained about papers missing with the last shipment.",
    "Showed us the plan for next year.",
    "Budget talks, careful mood.",
    "Happy with the night repair.",
)

RIVALS = ("Rivalco Pumps", "Othermann Works", "Elsewhere Fluids")


@dataclass(frozen=True)
class Claim:
    """Value as a customer tells of it, and the complaint of the same kind; `unit_price` in whole currency."""

    words: str
    complaint: str
    released: str
    metric: str
    unit: str
    pillar: int
    amount: int
    unit_price: int


CLAIMS = (
    Claim(
        "The line stood still less than ever.",
        "It stood still more than before.",
        "Less standstill on your line.",
        "standstill avoided",
        "hours",
        RUNNING,
        60,
        450,
    ),
    Claim(
        "We throw away far fewer seals.",
        "The new seals wear faster.",
        "Fewer seals thrown away.",
        "seals saved",
        "pieces",
        RIGHT,
        120,
        35,
    ),
    Claim(
        "Changeover takes half the time now.",
        "Changeover got longer.",
        "Changeover in half the time.",
        "changeover saved",
        "hours",
        RUNNING,
        90,
        80,
    ),
    Claim(
        "No more trips to fetch parts.",
        "We drove for parts ourselves.",
        "Parts delivered, no trips to fetch them.",
        "trips saved",
        "trips",
        ON_TIME,
        25,
        180,
    ),
    Claim(
        "The bill was what you had said.",
        "The bill had extras nobody named.",
        "Bills as agreed, without extras.",
        "extras avoided",
        "euros",
        PRICE,
        4_000,
        1,
    ),
    Claim(
        "Your people found the fault by phone.",
        "Three visits for one fault.",
        "Faults found by phone, without a visit.",
        "visits saved",
        "visits",
        KNOWS,
        8,
        600,
    ),
    Claim(
        "An answer the same day saved a batch.",
        "We lost a batch waiting for you.",
        "Batches saved by an answer the same day.",
        "batches saved",
        "batches",
        ANSWERS,
        3,
        2_500,
    ),
)

FEEDBACK_WORDS = (
    (
        "You promise and we wait.",
        "Nobody feels responsible.",
        "The papers never match the goods.",
        "We are looking around.",
    ),
    (
        "It is all right.",
        "Good people, slow papers.",
        "Machines fine, deliveries less so.",
        "No reason to change, none to praise.",
    ),
    (
        "The fitter knows our plant better than we do.",
        "What you say is what we get.",
        "Always somebody who answers.",
        "Would buy again.",
    ),
)

# What customers promise us.
THEIR_PROMISES = (
    "Forecast of parts for the next quarter",
    "Access to the filling hall on a Saturday",
    "Drawings of the old pump bed",
    "A decision on the maintenance plan",
    "Oil samples of the last three months",
    "Signature under the frame agreement",
    "Names of the new shift leaders",
)
