"""The board: a desk's stories by state, and moving them from there."""
