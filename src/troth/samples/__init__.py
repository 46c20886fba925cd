"""Made-up books of business customers, with known truth: for the demo, tests, documentation and benchmarks."""

from troth.samples.folder import write_folder
from troth.samples.sample import Sample, Size, World, demo, of_promises, small
from troth.samples.stream import facts

__all__ = ["Sample", "Size", "World", "demo", "facts", "of_promises", "small", "write_folder"]
