"""Fronts: which stories stand on the home page and on a section's page, how large, with which words, and from when.

A front is a row of containers, and lives by time as a story does: what readers get is a `FrontRevision`, immutable,
live because its moment has come. What editors arrange together is a `Draft`, which no reader's page can reach.
`public.fronts` puts live stories into a revision; `desk.fronts` is the screen.
"""
