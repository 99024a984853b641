"""Webhooks: other people's programs are told at once what happened to a story before readers' eyes.

What happened is written down in the transaction in which it does (`recording`), sent by a lane of the worker's own
(`sending`), signed (`signing`), and shown with its answer on a page of its own (`views`).
"""
