"""How programs see the paper: feeds, sitemaps, robots.txt, structured data and link previews."""
