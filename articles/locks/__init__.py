"""Many people at one story: who edits it, who else has it open, taking it over, and letting it go.

A courtesy. What guards the words is the version that every save carries (`articles.text.drafts`).
"""
