"""Made-up books of business customers, with known truth: for the demo, tests, documentation and benchmarks."""

from troth.samples.folder import write_folder
from troth.samples.salesforce import write_salesforce
from troth.samples.sample import Sample, Size, World, demo, of_promises, small
from troth.samples.stream import facts
from troth.samples.telling import Story, stories
from troth.samples.truth import AccountTruth, PeopleTruth, Truth, truth

__all__ = [
    "AccountTruth",
    "PeopleTruth",
    "Sample",
    "Size",
    "Story",
    "Truth",
    "World",
    "demo",
    "facts",
    "of_promises",
    "small",
    "stories",
    "truth",
    "write_folder",
    "write_salesforce",
]
