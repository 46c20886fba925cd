"""How much of a hostile file is read before it is refused: the bounds of intake, each stated once."""

LONGEST_MAPPING = 1_000_000  # bytes of a mapping file
LONGEST_LINE = 1_048_576  # bytes of one line, and characters of one record of several lines
MOST_SKIPPED = 268_435_456  # bytes of one over-long line that are passed over before the file is given up
MOST_COLUMNS = 10_000  # names in a header
LARGEST_CHUNK = 50_000  # rows of one table in one Facts
HEAVIEST_CHUNK = 33_554_432  # characters of the source behind the chunks that wait to be handed on
MOST_PROBLEMS_KEPT = 10_000  # problems listed; all are counted
HOPELESS_ROWS = 10_000  # rows set aside after which a file that fails more often than not is given up
