"""How the database is reached: how long it may be silent, and what a pooler in transaction mode takes away."""

#: Seconds of silence after which a connection is asked whether it lives, between two such questions, and how many.
KEEPALIVE = {"keepalives": 1, "keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3}
#: A server that does not acknowledge what it was sent is taken for gone after so many milliseconds. It may think
#: about a statement for longer: its machine acknowledges at once.
UNACKNOWLEDGED = 2_000


def configured(address: dict, *, pooled: bool, connect_seconds: int, max_age: int) -> dict:
    """Django's settings for the database at `address` (what `Environment.postgres` read).

    `pooled`: a pooler hands each transaction whichever connection is free. Then nothing may stay in a connection: no
    cursor on the server's side, no prepared statement, no setting of a session; whatever asks after that asks POOLED.
    With a `max_age` of 0 no connection outlives a request, and nothing is kept in it either.
    """
    options = {"connect_timeout": connect_seconds, "tcp_user_timeout": UNACKNOWLEDGED, **KEEPALIVE}
    return address | {
        "CONN_MAX_AGE": max_age,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": pooled or not max_age,
        "POOLED": pooled or not max_age,
        "OPTIONS": options | address.get("OPTIONS", {}),
    }
