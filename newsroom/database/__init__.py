"""The database of the house: Django's backend for PostgreSQL with one habit changed (`base`), how it is reached
(`configured`), and all that an empty one is given at once (`structure`)."""
