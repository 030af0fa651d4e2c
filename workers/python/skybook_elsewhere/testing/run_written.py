"""Runs written notebooks (`.ipynb` in a kernel of Jupyter, `.py` in this process), with recorded answers of services.

Takes the path of a JSON file: `{"answers": {host: path}, "files": [{"path", "tables": [name], "arguments"}]}`; prints,
as its last line, for each file what it printed and the tables of those names: how many rows, and the first ones."""

import atexit
import contextlib
import io
import json
import runpy
import sys
from pathlib import Path
from typing import Any

_ANSWERED = '''
import requests.adapters as _adapters, requests.models as _models, io as _io, urllib.parse as _parse, urllib3 as _urllib3
_answers = ANSWERS
def _send(self, request, **_):
    answer = _models.Response()
    answer.status_code, answer.url, answer.request = 200, request.url, request
    answer.headers["Content-Type"] = "application/x-votable+xml"
    body = open(_answers[_parse.urlsplit(request.url).hostname], "rb")
    answer.raw = _urllib3.HTTPResponse(body, preload_content=False)
    return answer
_adapters.HTTPAdapter.send = _send
'''

_TOLD = '''
import json as _json
print("told", _json.dumps({name: [len(table), [[str(value) for value in row] for row in table[:100]]]
    for name, table in ((name, globals()[name]) for name in NAMES)}))
'''


def run(file: dict[str, Any], answers: dict[str, str]) -> dict[str, Any]:
    """Runs one file."""
    answered = _ANSWERED.replace("ANSWERS", repr(answers))
    told = _TOLD.replace("NAMES", repr(file["tables"]))
    path = Path(file["path"])
    printed = _in_kernel(path, answered, told) if path.suffix == ".ipynb" else _here(path, answered, told, file)
    *lines, last = printed.rstrip("\n").split("\n")
    return {"printed": "\n".join(lines), "tables": json.loads(last.removeprefix("told "))}


_ANEW = """
get_ipython().run_line_magic("reset", "-f")
for _name in [_name for _name in __import__("sys").modules if _name.split(".")[0] in ("skybook", "skybook_elsewhere")]:
    del __import__("sys").modules[_name]
"""
_kernels: list[Any] = []


def _kernel() -> Any:
    """One for all notebooks, which starts anew but for the packages that it has imported."""
    from jupyter_client.manager import KernelManager

    if not _kernels:
        _kernels.append(KernelManager(kernel_name="python3"))
        _kernels[0].start_kernel()
        atexit.register(_kernels[0].shutdown_kernel, now=True)
    return _kernels[0]


def _in_kernel(path: Path, answered: str, told: str) -> str:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, 4)
    nbformat.validate(notebook)
    before = [nbformat.v4.new_code_cell(_ANEW), nbformat.v4.new_code_cell(answered)]
    notebook.cells = [*before, *notebook.cells, nbformat.v4.new_code_cell(told)]
    NotebookClient(notebook, km=_kernel(), timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return "".join(
        output["text"] for output in outputs if output["output_type"] == "stream" and output["name"] == "stdout"
    )


def _here(path: Path, answered: str, told: str, file: dict[str, Any]) -> str:
    printed = io.StringIO()
    sys.argv = [str(path), *file.get("arguments", [])]
    exec(answered, {})
    with contextlib.redirect_stdout(printed):
        names = runpy.run_path(str(path), run_name="__main__")
        exec(told, names)
    return printed.getvalue()


if __name__ == "__main__":
    asked = json.loads(Path(sys.argv[1]).read_text())
    print(json.dumps([run(file, asked["answers"]) for file in asked["files"]]))
