"""Two things hold everything, the database and the files people sent: here they are copied away and brought back.

`manage.py backup` and `manage.py restore` import it, and the rehearsal asks those. A large house has its own way for
the database (pgBackRest, WAL-G) and its provider's for the buckets; `restore --check` tells whether they worked, too.
"""
