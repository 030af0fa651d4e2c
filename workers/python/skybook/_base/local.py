"""The reader's own files, which Python finds below `/local` once they have been chosen."""

import errno

from skybook._base.beside import why_missing

_FOLDER = "/local/"


def why_unread(error: OSError) -> str | None:
    """What the reader can do where a file of theirs could not be opened, read or written."""
    path = str(error.filename or "")
    if path.startswith("local:"):
        return f"local:// is for SQL cells and skybook.catalog(); other Python code finds the same file at {_FOLDER}{path.removeprefix('local:').lstrip('/')}"
    if error.errno == errno.EIO:
        return "If it is a file of yours, it has been changed, moved or taken away since it was chosen: choose it again with Add data; then run the cell again."
    if error.errno == errno.EROFS or (isinstance(error, PermissionError) and path.startswith(_FOLDER)):
        return f"What is below {_FOLDER} is read only: write elsewhere, such as /tmp, and save tables with the Save button under them."
    if isinstance(error, FileNotFoundError) and path.startswith(_FOLDER):
        name = path.removeprefix(_FOLDER).partition("/")[0]
        return (
            f"Press Add data and choose {name}: a page sees only the files that you give it. Then run the cell again."
        )
    return why_missing(path) if isinstance(error, FileNotFoundError) and path else None
