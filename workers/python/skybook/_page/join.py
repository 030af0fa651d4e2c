"""Joins libraries to the page, each when it is imported."""

from typing import Any

from skybook._base import mapped_files, raised
from skybook._base.after_import import after_import
from skybook._page import streams
from skybook._page.failures import describe
from skybook.alone import absent, processes, programs, psutil_here, threads
from skybook.figures import (
    bokeh_figures,
    cell_figures,
    fonts_told,
    no_tex,
    no_windows,
    shown_controls,
    shown_fits,
    shown_spectra,
    shown_tables,
)
from skybook.packages import earth_data, float_flags, hosted, narrow_integers, parquet_files, singular_matrices
from skybook.provenance.install import install as install_provenance
from skybook.shell.commands import run_program
from skybook.tables import exact_pandas, votable_frames
from skybook.web.install import install as install_web
from skybook.widgets import bokeh_links, captured, comms, live_widgets, refused_values

_done: list[bool] = []


def join() -> None:
    """Waits for the libraries; once, however often it is called. A memory image does so before it imports any: what
    others have taken of a library by name cannot be changed afterwards."""
    if _done:
        return
    _done.append(True)
    mapped_files.install()
    after_import("threading", threads.attach)
    after_import("queue", threads.attach_queue)
    after_import("concurrent.futures", threads.attach_pools)
    after_import("multiprocessing.context", processes.attach)
    after_import("subprocess", lambda subprocess: programs.attach(subprocess, run_program))
    programs.attach_system(run_program)
    absent.install()
    psutil_here.install()
    after_import("faulthandler", absent.attach_faulthandler)
    after_import("getpass", streams.attach_getpass)
    after_import("pdb", streams.attach_pdb)
    after_import("webbrowser", absent.attach_webbrowser)
    cell_figures.install_figures()
    after_import("matplotlib.rcsetup", no_tex.attach_settings)
    after_import("matplotlib.text", no_tex.attach_text)
    after_import("matplotlib.font_manager", fonts_told.attach)
    after_import("matplotlib.rcsetup", no_windows.attach_settings)
    after_import("matplotlib.pyplot", no_windows.attach_pyplot)
    shown_tables.install()
    shown_fits.install()
    shown_spectra.install()
    shown_controls.install()
    install_web()
    after_import("numpy", narrow_integers.attach)
    after_import("numpy", float_flags.attach)
    after_import("numpy.linalg", singular_matrices.attach)
    after_import("pandas", parquet_files.attach_pandas)
    after_import("astropy.io.misc.parquet", parquet_files.attach_astropy)
    after_import("astropy.table", exact_pandas.install)
    after_import("astropy.io.votable.tree", votable_frames.attach_tree)
    comms.install()
    captured.install()
    refused_values.install()
    live_widgets.install()
    bokeh_links.install()
    bokeh_figures.link_by(bokeh_links.open_link)
    raised.word(lambda error: describe(error, ""))
    after_import("tqdm.std", _draw_without_threads)
    install_provenance()
    after_import("astropy.utils.iers.iers", earth_data.attach)
    after_import("astropy.io.fits", _read_by_pieces)
    after_import("threadpoolctl", _count_no_threads)
    after_import("micropip.transaction", hosted.attach)


def _read_by_pieces(fits: Any) -> None:
    # To map a file into WebAssembly's memory is to copy all of it.
    fits.conf.use_memmap = False


def _draw_without_threads(tqdm: Any) -> None:
    # It warns of the thread that would look after each bar.
    tqdm.tqdm.monitor_interval = 0


def _count_no_threads(threadpoolctl: Any) -> None:
    # It looks through the libraries of an older Pyodide for pools of threads, which a page has not.
    threadpoolctl.ThreadpoolController._find_libraries_pyodide = lambda self: None
