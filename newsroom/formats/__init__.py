"""How the house writes what a language would write otherwise; Django looks here before its own formats."""
