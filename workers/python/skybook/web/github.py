"""Files of repositories at GitHub, whose pages no other site may read."""

from urllib.parse import urlsplit

_RAW = "https://raw.githubusercontent.com"


def raw_file(url: str) -> str | None:
    """The address at which other sites may read a file, of one that leads to it there: …/raw/… and …/blob/…?raw=true."""
    parts = urlsplit(url)
    if parts.hostname != "github.com":
        return None
    owner, name, kind, path = [*parts.path.lstrip("/").split("/", 3), "", "", "", ""][:4]
    if not path or not (kind == "raw" or (kind == "blob" and "raw=" in parts.query)):
        return None
    return f"{_RAW}/{owner}/{name}/{path.removeprefix('refs/heads/')}"
