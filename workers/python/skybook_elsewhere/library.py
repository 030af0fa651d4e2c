"""Stands for the package `skybook` of the page: what notebooks import of it."""

from skybook.catalogue import Catalog, catalog, xmatch
from skybook_elsewhere.shown import clear_output, display, plot, sky

__all__ = ["Catalog", "catalog", "clear_output", "display", "plot", "sky", "xmatch"]
