"""A newsroom to look at: people, stories, pictures, and the command that runs it all on this machine.

Stands beside `newsroom`; nothing imports it but the bench, which measures with its stories.
"""
