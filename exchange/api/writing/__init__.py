"""What a person's programs may do, by that person's token: what the person may on the desk, as far as the token's
scopes go, and never past the steps. Nothing approves or publishes here: there is no such operation.

Each operation asks the same rules as the desk's pages and is answered with the same reasons.
"""
