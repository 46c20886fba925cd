"""Asking customers for the value they had: the bounds of a campaign, each defined once."""

from __future__ import annotations

INSTRUMENT = "value_interview"  # of `feedback`
CHANNELS = ("meeting", "call", "email", "portal")
CODED_KINDS = ("pillar", "need")  # what words are coded to
NO_CODE = "none"  # of an answer that concerns none of them

# Whom to ask first [judgement]: the smallest set of customers that reaches this share, and at least so many.
IMPORTANT_SHARE = 0.8
FEWEST_IMPORTANT = 10

SILENT_AFTER_DAYS = 14  # without an answer; as long as a message may wait for one
LONGEST_NAME = 60  # characters
MOST_QUESTIONS = 12
LONGEST_QUESTION = 400  # characters

# Words that two people code apart are summed up only from here on: Landis and Koch 1977 call .61 to .80 substantial;
# below so many answers the interval of kappa says nothing [judgement].
LEAST_AGREEMENT = 0.6
FEWEST_CODED = 10
