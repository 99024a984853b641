"""The page a story is written on: opening it, receiving its form, moves, and what came of them.

It may import all else of this folder but the list and `story`; of it, only those two do.
"""
