"""What anybody's program may read: what readers have now, from `Edition.objects.live()` on and from nowhere else.

Every answer names what it shows (`articles.readers.keys`), so it is kept, purged and answered with 304 as pages are.
"""
