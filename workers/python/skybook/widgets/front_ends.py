"""The page's halves of packages of widgets, which their wheels carry for the classic Jupyter Notebook."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

_NEEDS = re.compile(r"""\bdefine\(\s*(?:["'][^"'\n]*["']\s*,\s*)?\[([^\]]*)\]""")
_PATH = "share/jupyter/nbextensions"


def front_end(module: str) -> Iterator[tuple[str, str]]:
    """The front end of a module of Jupyter as text of an AMD module, by its name, after those that it needs; nothing
    where no package brings one."""
    yield from _with_needs(module, set())


def _with_needs(module: str, seen: set[str]) -> Iterator[tuple[str, str]]:
    if module in seen:
        return
    seen.add(module)
    path = _find(module)
    if path is None:
        return
    text = path.read_text()
    needs = _NEEDS.search(text)
    for other in re.findall(r"""["']([^"'\n]+)["']""", needs[1]) if needs else ():
        yield from _with_needs(other, seen)
    yield module, text


def _find(module: str) -> Path | None:
    if not re.fullmatch(r"(?:@[\w-]+/)?[\w.-]+", module):
        return None
    site = Path(next(path for path in sys.path if path.endswith("site-packages")))
    roots = [*site.glob(f"*.data/data/{_PATH}"), Path(sys.prefix) / _PATH, site / _PATH]
    return next((path for root in roots if (path := root / module / "index.js").is_file()), None)
