"""Asking customers for the value they had: the bounds of a campaign, each defined once."""

from __future__ import annotations

INSTRUMENT = "value_interview"  # of `feedback`
CHANNELS = ("meeting", "call", "email", "portal")
CODED_KINDS = ("pillar", "need")  # what words are coded to
NO_CODE = "none"  # of an answer that concerns none of them

SILENT_AFTER_DAYS = 14  # without an answer; as long as a message may wait for one
LONGEST_NAME = 60  # characters
MOST_QUESTIONS = 12
LONGEST_QUESTION = 400  # characters

# Words that two people code apart are summed up only from here on: Landis and Koch 1977 call .61 to .80 substantial;
# below so many answers the interval of kappa says nothing [judgement].
LEAST_AGREEMENT = 0.6
FEWEST_CODED = 10
