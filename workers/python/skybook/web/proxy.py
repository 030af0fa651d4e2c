"""A proxy of the reader's own, for services that do not let pages of other origins read them."""

from urllib.parse import quote

_address: str | None = None


def use_proxy(address: str | None) -> None:
    """Asks `address` for what the browser refuses, `{url}` in it standing for the address wanted; None: never.

    The proxy sees all that is asked through it, passwords included: use none that is not yours.
    """
    if address is not None and "{url}" not in address:
        raise ValueError('Write where the wanted address goes, such as "https://proxy.example/?url={url}"')
    global _address
    _address = address


def through_proxy(url: str) -> str | None:
    """The proxy's address for `url`; None without a proxy."""
    return None if _address is None else _address.replace("{url}", quote(url, safe=""))
