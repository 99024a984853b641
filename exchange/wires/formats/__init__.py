"""One module for each format that agencies send; `sniffing` says which one a file is in.

Pure functions over bytes: no database, no network. All is bounded before it is read (`copies`), a file that cannot be
read is refused with its line, and one bad item of a message does not take the others with it.
"""
