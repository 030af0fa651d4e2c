"""Keeps a kernel off the network: names of hosts are not found, or lead to a server on this machine that answers for
all of them (its port is in SKYBOOK_SERVICES)."""

import os
import socket
import ssl
from typing import Any

_PORT = os.environ.get("SKYBOOK_SERVICES", "")
_OWN = {None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0", socket.gethostname()}
_resolve = socket.getaddrinfo
_wrap = ssl.SSLContext.wrap_socket


def _getaddrinfo(host: Any, port: Any, *args: Any, **options: Any) -> Any:
    name = host.decode() if isinstance(host, bytes) else host
    if name in _OWN:
        return _resolve(host, port, *args, **options)
    if not _PORT:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return _resolve("127.0.0.1", int(_PORT), *args, **options)


def _wrap_socket(self: ssl.SSLContext, sock: socket.socket, *args: Any, **options: Any) -> Any:
    """That server speaks plainly for all."""
    if _PORT and sock.getpeername()[1] == int(_PORT):
        return sock
    return _wrap(self, sock, *args, **options)


socket.getaddrinfo = _getaddrinfo
ssl.SSLContext.wrap_socket = _wrap_socket  # type: ignore[method-assign]
