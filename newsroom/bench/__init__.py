"""Measures the reading path: `manage.py bench`."""
