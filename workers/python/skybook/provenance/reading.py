"""The address that a library reads at the moment, which it hides from those that it calls."""

from collections.abc import Iterator
from contextlib import contextmanager

_addresses: list[str] = []


@contextmanager
def reads(address: str) -> Iterator[None]:
    """Inside, `address()` is this one."""
    _addresses.append(address)
    try:
        yield
    finally:
        _addresses.pop()


def address() -> str | None:
    """What is being read."""
    return _addresses[-1] if _addresses else None
