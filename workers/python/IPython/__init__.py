"""Stands in for IPython where packages ask for its display functions; there is no shell and there are no magics
here."""

from IPython import core, display

__version__ = "9.0.0"
version_info = (9, 0, 0)


def get_ipython() -> None:
    """No shell is running."""
    return None


__all__ = ["core", "display", "get_ipython"]
