"""Keeping the book: codes, keys of other systems, merges, distinctions, settings, batches."""

from troth.model.columns import (
    SINCE,
    UNTIL,
    VERSION_COLUMNS,
    Table,
    day,
    fact_table,
    key,
    moment,
    one_of,
    refers,
    text,
)

CODES = fact_table(
    "codes",
    "a word of the book's own vocabulary",
    key("code_id"),
    one_of("kind", "need reason trait action", "what it codes"),
    text("code", "the code"),
    text("label", "as shown"),
    SINCE,
    UNTIL,
    refers("replaced_by", "codes", "the code that took its place", optional=True),
)

EXTERNAL_IDS = fact_table(
    "external_ids",
    "the key another system uses for one of our ids",
    key("external_id"),
    text("kind", "the table our id belongs to"),
    text("our_id", "our id"),
    text("system", "the other system"),
    text("key", "its key"),
)

MERGES = fact_table(
    "merges",
    "two ids found to be one account or person; taken back by retracting it",
    key("merge_id"),
    one_of("kind", "account person", "what was merged"),
    text("kept_id", "the id that stays"),
    text("merged_id", "the id that reads as the kept one"),
    day("merged_on", "from this day on", own_date=True),
)

DISTINCTIONS = fact_table(
    "distinctions",
    "two ids that look like one account or person and are two; taken back by retracting it",
    key("distinction_id"),
    one_of("kind", "account person", "what looks like one"),
    text("one_id", "the one id"),
    text("other_id", "the other id"),
    day("decided_on", "from this day on", own_date=True),
)

SETTINGS = fact_table(
    "settings",
    "a choice that holds for the whole book",
    key("setting_id"),
    text("name", "which setting"),
    text("value", "its value"),
    SINCE,
)

BATCHES = Table(
    "batches",
    "one call or import that wrote facts",
    (
        key("batch_id"),
        moment("written_at", "when it was written"),
        text("written_by", "who wrote it"),
        text("source", "where it came from"),
        text("file_sha256", "fingerprint of the file", optional=True),
        text("note", "a remark", optional=True),
        *(column for column in VERSION_COLUMNS if column.name != "batch_id"),
    ),
    grain=("batch_id",),
)

TABLES: tuple[Table, ...] = (CODES, EXTERNAL_IDS, MERGES, DISTINCTIONS, SETTINGS, BATCHES)
