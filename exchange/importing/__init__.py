"""Moving in: other systems' exports become stories, pages and photos.

`formats` reads each kind of file and knows nothing of this house: every reader gives plain `items`. `bodies` turns
the HTML of other systems into what our cleaner keeps. Neither asks the database.
"""
