"""Agency copy comes in: sources are asked by the clock (`collecting`), what they send is read (`formats`), kept
version by version (`keeping`), shown on a screen of its own (`listing`) and made into drafts by people (`taking`).

Nothing here reaches readers: what is taken is a draft like any other. Whoever is to hear of it (the desk, open pages)
listens to `signals`; the wiring brings them together, for the doors do not know each other.
"""
