"""What stands beside a story's text: how far its review is, its checklist, and switches that are no part of the text.

The page of a story (`writing`) shows them; they know nothing of it.
"""
