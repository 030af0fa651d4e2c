"""Joins the libraries that read tables to what is known of where tables come from, each when it is imported."""

from skybook._base.after_import import after_import
from skybook.provenance import from_files, from_votable
from skybook.provenance.heard import note_answer
from skybook.web.answered import on_answer


def install() -> None:
    """Listens to the network, and waits for the libraries."""
    on_answer(note_answer)
    after_import("astropy.io.votable.tree", from_votable.attach_tree)
    after_import("astropy.io.votable.table", from_votable.attach_parse)
    after_import("astropy.table.table", from_files.attach_table)
    after_import("astropy.table.connect", from_files.attach_connect)
    after_import("astropy.io.fits", from_files.attach_fits)
    after_import("pandas", from_files.attach_pandas)
