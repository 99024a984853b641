"""The database backend of the house: Django's own for PostgreSQL, with one habit changed (see `base`)."""
