"""Talking about a story beside its text."""
