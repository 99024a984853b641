"""The door for machines: an archive comes in, other programs are served, everything can be taken away again.

What it writes goes through the verbs that the desk uses; what it reads of stories starts at live editions, or at what
the person it acts for may see. It knows nothing of the two other doors, `public` and `desk`.
"""
