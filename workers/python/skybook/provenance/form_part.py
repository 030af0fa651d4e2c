"""Parts of a form sent as `multipart/form-data` (RFC 7578)."""


def form_part(body: bytes, name: str) -> bytes | None:
    """What the part of that name holds, whose letters' case does not count."""
    start = body.lower().find(b'name="' + name.lower().encode() + b'"\r\n')
    content = body.find(b"\r\n\r\n", start)
    if start < 0 or content < 0:
        return None
    end = body.find(b"\r\n--", content + 4)
    return body[content + 4 : end] if end >= 0 else None
