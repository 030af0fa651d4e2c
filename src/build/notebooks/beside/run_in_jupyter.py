"""Runs Jupyter notebooks in a kernel, cell by cell and past failures, and tells in lines of JSON which cells ran."""

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

# Without parentheses, Pythons before 3.14 do not read it.
_NO_END = (CellTimeoutError, DeadKernelError)


def outcomes(path: Path, seconds: int) -> list[dict[str, Any]]:
    """`[{"place", "failure"}]` of the code cells by their place among cells that are not empty, from 1; a cell that ran
    has no failure. It runs in a copy of its folder."""
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder, "beside")
        shutil.copytree(path.parent, beside, ignore=shutil.ignore_patterns("*.ipynb"), symlinks=True)
        notebook = nbformat.read(path, as_version=4)
        cells = [cell for cell in notebook.cells if cell.source.strip()]
        # Whatever it was called where the notebook was written.
        client = NotebookClient(
            notebook, timeout=seconds, kernel_name="python3", resources={"metadata": {"path": str(beside)}}
        )
        told: list[dict[str, Any]] = []
        with client.setup_kernel():
            for at, cell in enumerate(cells):
                if cell.cell_type == "code":
                    told.append({"place": at + 1, **_ran(client, cell, at)})
        return told


def _ran(client: NotebookClient, cell: Any, at: int) -> dict[str, str]:
    failed = None
    try:
        client.execute_cell(cell, at, store_history=True)
    except _NO_END:
        return {"failure": "did not end in time"}
    except CellExecutionError as error:
        failed = f"{error.ename}: {error.evalue}"
    # A cell that is marked as one that may fail raises nothing.
    said = next((output for output in cell.outputs if output.output_type == "error"), None)
    failed = f"{said.ename}: {said.evalue}" if said is not None else failed
    return {} if failed is None else {"failure": failed}


for name in sys.argv[2:]:
    try:
        print(json.dumps({"path": name, "cells": outcomes(Path(name), int(sys.argv[1]))}), flush=True)
    except Exception as error:
        print(json.dumps({"path": name, "cells": [], "unopened": f"{type(error).__name__}: {error}"}), flush=True)
