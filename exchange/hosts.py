"""Where a host is: its numbers, whether they are of the open internet, and a connection to one of them."""

import ipaddress
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address
#: The addresses of a host, as numbers. Raises OSError.
type LookUp = Callable[[str, int], list[str]]
#: A connection to (number, port, seconds). Raises OSError.
type Connect = Callable[[str, int, float], socket.socket]


def within[T](seconds: float, ask: Callable[[], T]) -> T:
    """What `ask` answers or raises, if it does so in time; raises TimeoutError otherwise.

    Nobody can cut short how the system looks a name up: it is left behind, and ends by itself.
    """
    found: dict[str, Any] = {}

    def work() -> None:
        try:
            found["answer"] = ask()
        except Exception as error:  # whatever it is, whoever waits is to have it
            found["error"] = error

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    if error := found.get("error"):
        raise error
    if "answer" not in found:
        raise TimeoutError
    return found["answer"]


def look_up(host: str, port: int) -> list[str]:
    """Every address that a host has now."""
    return list(dict.fromkeys(str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def connect(number: str, port: int, seconds: float) -> socket.socket:
    """A connection to the machine with this number."""
    return socket.create_connection((number, port), timeout=seconds)


def is_number(host: str) -> bool:
    """True for a host that is given by its number, as an address of IPv4 or IPv6."""
    with suppress(ValueError):
        return bool(ipaddress.ip_address(host.partition("%")[0]))
    return False


def is_public(number: str) -> bool:
    """True for an address of the open internet; also what one carries within itself must be one."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    carried = [address]
    if isinstance(address, ipaddress.IPv6Address):
        carried += [one for one in (address.ipv4_mapped, address.sixtofour) if one]
        carried += list(address.teredo or ())
        if address.ipv4_mapped:  # the outer address is a mere way of writing the inner one
            carried.remove(address)
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in carried)
