"""How much of a hostile file is read before it is refused: the bounds of intake, each stated once."""

LONGEST_MAPPING = 1_000_000  # bytes of a mapping file
LONGEST_LINE = 1_048_576  # bytes of one line, and characters of one record of several lines
MOST_SKIPPED = 268_435_456  # bytes of one over-long line that are passed over before the file is given up
MOST_COLUMNS = 10_000  # names in a header
LARGEST_CHUNK = 50_000  # rows of one table in one Facts
HEAVIEST_CHUNK = 33_554_432  # characters of the source behind the chunks that wait to be handed on
MOST_PROBLEMS_KEPT = 10_000  # problems listed; all are counted
HOPELESS_ROWS = 10_000  # rows set aside after which a file that fails more often than not is given up

SAMPLE_ROWS = 200  # rows from which separator and header are guessed
SAMPLE_BYTES = 1_048_576  # bytes of lines for the same
MOST_TOTALS = 3  # rows at the end that are looked at for totals

FREELY_UNPACKED = 268_435_456  # bytes that any packed file may unpack to
MOST_TIMES_PACKED = 200  # times its packed size that a file may unpack to beyond that
MOST_UNPACKED = 8_589_934_592  # bytes that no packed file may exceed
MOST_PARTS = 10_000  # files in an archive or parts of a workbook
MOST_GRID_CELLS = (
    50_000_000  # cells of the rectangle from the first to the last used cell; the library holds 32 bytes each
)

APART_MEMORY = 4_294_967_296  # bytes of address space of the process that reads a file apart
APART_PROCESSOR_SECONDS = 900  # of that process, for one pass
APART_SILENT_SECONDS = 300  # without a row after which that process is given up
LARGEST_FRAME = 16_777_216  # bytes of one message from that process
FRAME_CHARACTERS = 262_144  # characters of the rows after which a message is sent

LONGEST_ADDRESS = 254  # characters of an e-mail address, as RFC 5321 has it
LONGEST_HEADER = 262_144  # bytes of the header of one message, and of one event of a calendar
MOST_ADDRESSES = 1_000  # people named in one message or event
MOST_OCCURRENCES = 10_000  # times that one event of a calendar recurs
MOST_CONTACTS = 1_000_000  # contacts of one import, which are held until answers have been found
MOST_FILES = 100_000  # single messages or calendars of one import
MOST_OFFERED = 10_000  # unknown addresses of accounts that one import offers

MOST_RATE_AGE_DAYS = 10  # an exchange rate holds over weekends and holidays, and no longer
