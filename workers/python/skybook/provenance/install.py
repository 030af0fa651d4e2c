"""Joins the libraries that read tables to what is known of where tables come from, each when it is imported."""

from skybook.after_import import after_import
from skybook.provenance import from_files, from_votable


def install() -> None:
    """Waits for the libraries."""
    after_import("astropy.io.votable.tree", from_votable.attach_tree)
    after_import("astropy.io.votable.table", from_votable.attach_parse)
    after_import("astropy.table.table", from_files.attach_table)
    after_import("astropy.table.connect", from_files.attach_connect)
    after_import("astropy.io.fits", from_files.attach_fits)
    after_import("pandas", from_files.attach_pandas)
