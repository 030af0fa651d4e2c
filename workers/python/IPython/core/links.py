"""Pages of other addresses, files for the reader, and how far a loop is."""

import html
import os
from typing import Any
from urllib.parse import quote


class IFrame:
    """A page of another address: a link to it, as a notebook's frame holds no others."""

    def __init__(self, src: str, width: Any, height: Any, extras: Any = None, **params: Any) -> None:
        self.src, self.width, self.height, self.params = src, width, height, params

    def _address(self) -> str:
        query = "&".join(f"{quote(str(name))}={quote(str(value))}" for name, value in self.params.items())
        return f"{self.src}?{query}" if query else self.src

    def _repr_html_(self) -> str:
        address = html.escape(self._address(), quote=True)
        return f'<p>A page to open: <a href="{address}">{address}</a></p>'


class YouTubeVideo(IFrame):
    """A link to a film at YouTube."""

    def __init__(
        self, id: str, width: int = 400, height: int = 300, allow_autoplay: bool = False, **params: Any
    ) -> None:
        super().__init__(f"https://www.youtube.com/watch?v={quote(id)}", width, height)


class VimeoVideo(IFrame):
    """A link to a film at Vimeo."""

    def __init__(self, id: str, width: int = 400, height: int = 300, **params: Any) -> None:
        super().__init__(f"https://vimeo.com/{quote(id)}", width, height)


class ScribdDocument(IFrame):
    """A link to a document at Scribd."""

    def __init__(self, id: str, width: int = 400, height: int = 300, **params: Any) -> None:
        super().__init__(f"https://www.scribd.com/document/{quote(id)}", width, height)


class FileLink:
    """A file that Python has written, for the reader to take."""

    def __init__(
        self,
        path: Any,
        url_prefix: str = "",
        result_html_prefix: str = "",
        result_html_suffix: str = "",
        **_options: Any,
    ) -> None:
        self.path = str(path)

    def _ipython_display_(self) -> None:
        from skybook.files import show_file

        show_file(self.path)

    def __repr__(self) -> str:
        return os.path.abspath(self.path)


class FileLinks:
    """The files of a folder, each for the reader to take."""

    def __init__(self, path: Any, recursive: bool = True, **_options: Any) -> None:
        self.path, self.recursive = str(path), recursive

    def _ipython_display_(self) -> None:
        from skybook.files import show_file

        for folder, _, names in os.walk(self.path):
            for name in sorted(names):
                show_file(os.path.join(folder, name))
            if not self.recursive:
                break

    def __repr__(self) -> str:
        return os.path.abspath(self.path)


class ProgressBar:
    """How far a loop is."""

    def __init__(self, total: int) -> None:
        self.total, self._done = total, 0

    @property
    def progress(self) -> int:
        return self._done

    @progress.setter
    def progress(self, value: int) -> None:
        self._done = value
        self.update()

    def update(self) -> None:
        """Prints it anew."""
        filled = 40 * self._done // max(1, self.total)
        print(f"\r[{'=' * filled}{' ' * (40 - filled)}] {self._done}/{self.total}", end="")

    display = update

    def __iter__(self) -> "ProgressBar":
        self.progress = 0
        return self

    def __next__(self) -> int:
        if self._done >= self.total:
            print()
            raise StopIteration
        self.progress += 1
        return self._done - 1
