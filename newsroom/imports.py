"""Open pages of an import hear how far it is: the desk is asked, and the door for machines knows. Neither knows the
other."""

from desk import live
from exchange.importing import progress

live.topic("import", progress.tell)
