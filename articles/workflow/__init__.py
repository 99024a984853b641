"""Where a story stands and what may happen to it: states, moves, review steps, what is required, whose desk it is.

`workflow` is the one door; nothing else writes a status.
"""
