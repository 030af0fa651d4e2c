"""Refused fetches among the causes of an error: those of `send`, and those of code that asks the browser itself."""

from skybook.web.offline import is_offline
from skybook.web.refused import FetchRefused, refused


def refusal_in(error: BaseException) -> FetchRefused | None:
    """The refusal that `error` is; an error of `js.fetch`, `js.XMLHttpRequest` or `pyfetch` bears the address that gave
    nothing."""
    if isinstance(error, FetchRefused):
        return error
    address = getattr(error, "refusedAddress", None) if type(error).__name__ == "JsException" else None
    return refused(str(address), is_offline(), direct=True) if address else None
