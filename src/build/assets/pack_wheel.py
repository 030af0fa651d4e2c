"""Runs inside Pyodide: a wheel without tests and headers, its sources compiled once for all readers.

Pyodide never writes bytecode, so plain sources would be compiled anew in every session (2 to 5 s for astropy or
pyplot).
"""

import importlib._bootstrap_external as bootstrap
import importlib.util
import io
import re
import zipfile

SITE = "/lib/python3.14/site-packages/"
DROPPED_ENDINGS = re.compile(r"\.(pyi|c|h|cpp|hpp|pyx|pxd|a|f|f90|typed)$")
DROPPED_FOLDERS = re.compile(
    r"^(bokeh/(server/static|sphinxext)|matplotlib/sphinxext|numpy/_core/include|scipy/.*/tests|plotly/labextension|(anywidget|bqscales)/labextension|bqscales/nbextension/static)/|^anywidget/nbextension/index\.js$|^plotly/package_data/plotly\.min\.js$"
)
KEPT_TESTS = re.compile(r"^(astropy/tests/[^/]*\.py|astropy/tests/helper/.*|numpy/_core/tests/_natype\.py)$")
# The page's half of a package of widgets, which its Python half names; anywidget's is the site's own.
FRONT_END = re.compile(r"\.data/data/share/jupyter/nbextensions/(?!anywidget/)[^/]+/index\.js$")
DATE = (2026, 1, 1, 0, 0, 0)


def is_kept(name: str, bokeh_version: str) -> bool:
    """Whether a member of a wheel is needed where it only runs."""
    if KEPT_TESTS.match(name):
        return True
    if re.search(r"(^|/)tests?/", name) or DROPPED_ENDINGS.search(name) or DROPPED_FOLDERS.match(name):
        return False
    if "/_sri/" in name:
        return name.endswith(f"/{bokeh_version}.json")
    if ".dist-info/" in name:
        return name.endswith(("METADATA", "WHEEL", "entry_points.txt"))
    return ".data/" not in name or FRONT_END.search(name) is not None


def compiled(name: str, source: bytes) -> bytes | None:
    """The bytecode file of a source, never checked against it; None for templates that are no Python."""
    try:
        code = compile(source, SITE + name, "exec", dont_inherit=True, optimize=0)
    except SyntaxError:
        return None
    return bytes(bootstrap._code_to_hash_pyc(code, importlib.util.source_hash(source), False))


def changed(name: str, content: bytes, replacements: list[dict]) -> bytes:
    """A member after the replacements that name it, each of which must fit as often as it says."""
    for replacement in (r for r in replacements if r["file"] == name):
        old = replacement["old"].encode()
        if content.count(old) != replacement.get("count", 1):
            raise ValueError(
                f"{name} holds {replacement['old']!r} {content.count(old)} times: the replacement is for another version"
            )
        content = content.replace(old, replacement["new"].encode())
    return content


def pack_wheel(wheel: bytes, version: str, replacements: list[dict]) -> bytes:
    """The packed wheel: the same bytes for the same input."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(wheel)) as source, zipfile.ZipFile(out, "w") as target:
        if missing := {r["file"] for r in replacements} - set(source.namelist()):
            raise ValueError(f"the wheel does not hold {missing}")
        for name in sorted(source.namelist()):
            if name.endswith("/") or not is_kept(name, version):
                continue
            content = changed(name, source.read(name), replacements)
            code = compiled(name, content) if name.endswith(".py") else None
            info = zipfile.ZipInfo(name[:-3] + ".pyc" if code else name, DATE)
            target.writestr(info, code or content, compress_type=zipfile.ZIP_DEFLATED, compresslevel=9)
    return out.getvalue()
