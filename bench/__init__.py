"""How fast the reading path is, beside a bare Django view. Nothing imports it."""
