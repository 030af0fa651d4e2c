"""What is done once, when Python has started."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from skybook._base import page
from skybook._base.after_import import after_import
from skybook._page.cells import Cells
from skybook._page.fresh import freshen
from skybook._page.streams import install_streams
from skybook.figures import cell_figures, shown_fits, shown_tables
from skybook.packages import narrow_integers, parquet_files
from skybook.packages.late_import import install_late_import
from skybook.provenance.install import install as install_provenance
from skybook.tables import exact_pandas, votable_frames
from skybook.web import progress
from skybook.web.install import install as install_web


def start(
    post: Callable[[page.Event], None],
    modules: list[str],
    fetch: Callable[[str], Any],
    bring: Callable[[str], None],
    ask: page.Ask,
    language: str,
) -> Cells:
    """Joins Python to the page; the cells' own values. `fetch` and `bring` bring the package of one of the site's
    `modules`, `ask` asks the catalogue engine, `language` is the reader's."""
    page.attach(post, ask)
    install_streams()
    cell_figures.install_figures()
    shown_tables.install()
    shown_fits.install()
    install_late_import(modules, fetch, bring)
    install_web()
    after_import("numpy", narrow_integers.attach)
    after_import("pandas", parquet_files.attach_pandas)
    after_import("astropy.io.misc.parquet", parquet_files.attach_astropy)
    after_import("astropy.table", exact_pandas.install)
    after_import("astropy.io.votable.tree", votable_frames.attach_tree)
    install_provenance()
    progress.listener = _tell_download
    freshen(language)
    after_import("astropy.utils.iers", _keep_to_what_is_here)
    after_import("astropy.io.fits", _read_by_pieces)
    return Cells()


def _keep_to_what_is_here(iers: Any) -> None:
    # No page may read the servers of the IERS; astropy-iers-data comes with the site.
    iers.conf.auto_download = False
    iers.conf.auto_max_age = None


def _read_by_pieces(fits: Any) -> None:
    # To map a file into WebAssembly's memory is to copy all of it.
    fits.conf.use_memmap = False


def _tell_download(url: str, bytes_done: int, bytes_total: int | None) -> None:
    label = f"Downloading from {urlsplit(url).hostname}"
    page.emit(
        {
            "kind": "progress",
            "progress": {
                "label": label,
                "done": bytes_done,
                "unit": "bytes",
                **({"total": bytes_total} if bytes_total else {}),
            },
        }
    )
