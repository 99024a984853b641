"""How much an import reads at most. Each is looked at before the work that it bounds begins."""

#: Bytes of one file, of one JSON file (which is held in memory whole), and of all files of a source.
LARGEST_FILE = 2_000_000_000
LARGEST_JSON = 256_000_000
LARGEST_PAGE = 8_000_000
LARGEST_SOURCE = 20_000_000_000
MOST_FILES = 100_000
#: A member of an archive may be so many times its packed size, once it is larger than a small page.
MOST_UNPACKED = 200
SMALL = 1_000_000

#: Elements within elements, values within values.
DEEPEST = 100
#: One record of an XML file (an item, a person): its characters, and its elements.
LONGEST_RECORD = 16_000_000
MOST_ELEMENTS = 100_000
#: Of an archive of ours: bytes of one line, characters of all texts of one story, and things that stories name.
LONGEST_LINE = 32_000_000
LONGEST_HISTORY = 128_000_000
MOST_NAMED = 200_000
#: The highest number of a story.
HIGHEST = 10**12
#: Records of one file; rows of a table.
MOST_RECORDS = 2_000_000
#: Categories of one source, and people.
MOST_TERMS = 20_000
#: Pixels of a picture's shorter side. An archive's are smaller than what anybody would take in today.
SHORTEST_SIDE = 100
#: Characters of one cell of a table.
LONGEST_CELL = 4_000_000
#: What is mended in one file is told so many times; the rest is counted.
MOST_TOLD = 200
