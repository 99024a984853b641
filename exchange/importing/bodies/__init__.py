"""The HTML of other systems made into a body of ours: short codes, block comments, galleries and embeds become photos
and embeds, or are listed as left out. Pure functions: which photo a picture is, whoever calls them says.
"""
