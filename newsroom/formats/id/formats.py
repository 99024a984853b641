"""A clock as readers see it: 05.15, on the desk too, whatever language somebody works in."""

TIME_FORMAT = "H.i"
