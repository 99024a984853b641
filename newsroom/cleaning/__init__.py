"""What is thrown away, and when: rows that nobody will ask for again, and files that no row names.

The worker's rounds and `manage.py clean` import it. What must never go (revisions, editions, the log) is in no list.
"""
