"""Pages of the desk that are not a list of a model."""
