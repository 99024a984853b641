"""The HTML of other systems made into a body of ours: short codes, block comments, galleries and embeds turned into
photos, read-only addresses of known providers, or listed as left out. Pure functions; pictures are found by whoever asks.
"""
