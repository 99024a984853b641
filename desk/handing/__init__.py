"""All that somebody had in hand, given to somebody else in one step: they leave, or are away for long."""
