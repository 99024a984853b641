"""The list of stories: its tabs and filters, quick edits in a row, and the same for several stories at once."""
