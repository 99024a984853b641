"""The machinery for speed. Take this away and the pages are still right, only slower.

Statements known to the database by name, parts kept as they were made, pages kept in memory, and the purges that
drop them. Nothing here decides what a reader may see. Tests hold it to that: `test_taken_away` compares every kind of
page with and without, and `test_twins` each prepared query with its queryset sent plainly.
"""
