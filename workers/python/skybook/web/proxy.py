"""A proxy of the reader's own, for services that do not let pages of other origins read them."""

from urllib.parse import quote, urlsplit

_address: str | None = None
_readers: str | None = None


def use_proxy(address: str | None) -> None:
    """Asks `address` for what the browser refuses, `{url}` in it standing for the address wanted; None: the proxy of
    the reader's settings, if any.

    The proxy sees all that is asked through it, passwords included: use none that is not yours.
    """
    if address is not None and "{url}" not in address:
        raise ValueError('Write where the wanted address goes, such as "https://proxy.example/?url={url}"')
    global _address
    _address = address


def use_readers_proxy(address: str | None) -> None:
    """Takes the proxy of the reader's settings, which counts where no cell names another."""
    global _readers
    _readers = address or None


def through_proxy(url: str) -> str | None:
    """The proxy's address for `url`; None without a proxy."""
    address = _address or _readers
    return None if address is None else address.replace("{url}", quote(url, safe=""))


def proxy_host(url: str) -> str | None:
    """The host of the proxy for `url`; None without a proxy."""
    address = through_proxy(url)
    return None if address is None else urlsplit(address).hostname
