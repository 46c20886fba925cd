"""Campaigns: asking customers what value they had from us, in their words, and coding what they say."""
