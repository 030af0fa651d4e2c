"""astropy, where it forgets why nothing came."""

from typing import Any

from skybook.web.keep_refusal import keep_refusal


def attach_names(name_resolve: Any) -> None:
    """Keeps the cause when no Sesame service can be asked for a name."""
    name_resolve.get_icrs_coordinates = keep_refusal(name_resolve.get_icrs_coordinates)
