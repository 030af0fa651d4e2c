"""Headers that a page may set."""

# Fetch standard, "forbidden request-header", and User-Agent, which some browsers let through and which then asks for a
# CORS preflight.
_FORBIDDEN = frozenset(
    "accept-charset accept-encoding access-control-request-headers access-control-request-method connection content-length cookie cookie2 date dnt "
    "expect host keep-alive origin referer set-cookie te trailer transfer-encoding upgrade user-agent via".split()
)


def allowed(headers: dict[str, str]) -> dict[str, str]:
    """The headers without those that browsers keep to themselves."""
    return {
        name: value
        for name, value in headers.items()
        if name.lower() not in _FORBIDDEN and not name.lower().startswith(("proxy-", "sec-"))
    }


def arrived(headers: dict[str, str], bytes_read: int) -> dict[str, str]:
    """The answer's headers, true of a body whose coding the browser has undone."""
    if not any(name.lower() == "content-encoding" for name in headers):
        return headers
    kept = {
        name: value for name, value in headers.items() if name.lower() not in ("content-encoding", "content-length")
    }
    return {**kept, "content-length": str(bytes_read)}
