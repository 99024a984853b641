"""The cases of the press law on the desk: what is due when, one case with its steps, and its file for a lawyer."""
