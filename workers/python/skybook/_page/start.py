"""What is done once, when Python has started."""

import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from skybook._base import beside, page
from skybook._page.cells import Cells
from skybook._page.folder import FOLDER
from skybook._page.fresh import freshen
from skybook._page.join import join
from skybook._page.streams import install_streams
from skybook.packages.hosted import load_by
from skybook.packages.known_versions import tell_versions
from skybook.packages.late_import import install_late_import
from skybook.packages.optional_parts import look_again
from skybook.packages.pypi import know_hosted
from skybook.packages.requirements import know_versions
from skybook.shell.shell import VERSION
from skybook.web import progress
from skybook.widgets import comms


def start(
    post: Callable[[page.Event], None],
    modules: list[str],
    hosted: list[str],
    versions: dict[str, str],
    fetch: Callable[[str], Any],
    bring: Callable[[str], None],
    load: Callable[[list[str]], Any],
    ask: page.Ask,
    sought: Callable[[str], str | None],
    language: str,
    post_widgets: Callable[[comms.Message], None],
) -> Cells:
    """Joins Python to the page; the cells' own values. `fetch` and `bring` bring the package of one of the site's
    `modules`, `hosted` are those of Pyodide's public host, `versions` of all packages, `load` packages
    of Pyodide's distribution by their names, `ask` asks the catalogue engine, `sought` says where a missing file was looked for, `language` is the reader's; `post_widgets` takes messages of
    widgets."""
    _put_folder_last()
    page.attach(post, ask)
    comms.attach(post_widgets)
    install_streams()
    install_late_import(modules, fetch, bring)
    look_again()
    know_hosted(hosted)
    load_by(load)
    know_versions(versions)
    tell_versions({**versions, "ipython": VERSION, "matplotlib-inline": "0.2.1"})
    beside.attach(sought)
    join()
    progress.listener = _tell_download
    freshen(language)
    return Cells()


def _put_folder_last() -> None:
    # What cells have written there takes the place of no library.
    sys.path[:] = [*(path for path in sys.path if path not in ("", FOLDER)), ""]


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
