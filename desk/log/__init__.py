"""The newsroom's log as a page, to search and to take away."""
