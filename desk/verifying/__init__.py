"""Beside a story: why it goes out before it is verified, what readers are told, and how its verification ended."""
