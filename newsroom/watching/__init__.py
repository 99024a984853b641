"""What the processes tell whoever runs them: a line for each request, figures to plot, failures to look into.

The middleware and the settings import it; it imports nothing that stands above the wiring, and no room imports it.
"""
