"""A whole newsroom past one machine, on loopback: every part is broken in turn, and what people notice is counted.

`make rehearse` runs it. Beside the house, as `demo/` and `bench/` are: nothing imports it, and it imports what starts
PostgreSQL (`newsroom.embedded`) and the web server's command line (`demo`). What it does to the newsroom it does from
outside, by HTTP and by signals, as readers, writers and accidents do.
"""
