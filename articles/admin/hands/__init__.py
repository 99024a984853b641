"""Several people at one story: who is there, who has the lock, what is typed and not yet saved.

Knows no other room of this folder.
"""
