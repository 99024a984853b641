"""What leaves the house: editions, embargoes, links for outsiders, and finding stories readers can open.

The public room starts here; nothing here knows of a draft but `sharing`, for whoever holds a link.
"""
