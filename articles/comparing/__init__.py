"""Two texts against each other: what differs, how to show it, and how to put both together.

Works on fields and HTML alone; only `texts` asks the database. Used by the desk and by `workflow`.
"""
