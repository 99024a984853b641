"""One module for each kind of export, all of them generators of `items`; `sniffing` says which one a file asks for.

Nothing here touches the database or the network. What is read is bounded before it is read (`limits`), and a file
that cannot be read whole is refused with its line and column, before its first item is given.
"""
