"""A story whole, with all that became of it, as plain data: taken out, and put back under its own number.

`columns` turns any row into plain data and back, `taking` says what belongs to a story, `restoring` puts it where it
was. It stands above the other rooms of the story: what it writes is history, which no verb of today could write.
"""
