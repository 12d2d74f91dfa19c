"""How much the intake takes in, so that one file can never fill the memory or the screen."""

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 20 * 1024 * 1024  # what a workbook or Word file may grow to when unpacked
MAX_ROWS = 120_000  # rows of a file; a bulk list of 100,000 liaisons passes
MAX_COLUMNS = 2_200
MAX_CELLS = 2_000_000  # rows times columns, of all sheets of a workbook or tables of a document together
MAX_DEPARTMENTS = 2_000  # of one matrix: a province has some hundred
MAX_NAME = 64  # characters; no department's name is longer
MAX_CHARACTERS = 8_000_000  # in all cells of a workbook, in the text or the tables of a document
MAX_PROBLEMS = 10_000  # told of one file; with more it is another file that was meant
