"""Telling people what concerns them: the bell, the mail, and how each wants it.

`notices.tell` is the one way in.
"""
