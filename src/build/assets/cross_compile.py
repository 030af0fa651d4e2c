"""Builds a wheel for Pyodide from the source distribution of a package that keeps to Python's limited API, with Zig as
the compiler.

Usage: cross_compile.py --sdist FILE --numpy WHEEL --interpreter FILE --work DIR --out DIR
WHEEL is numpy's for WebAssembly, for its headers; the interpreter's FILE is of interpreterFacts.ts. The build tools are
already installed beside this Python.
"""

import argparse
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from wasm_home import make_home

PLATFORM = "pyemscripten-2026_0-wasm32"


def build_wheel(sdist: Path, home: Path, out: Path) -> None:
    """Runs the package's own build with the compiler replaced."""
    compiler = f"{sys.executable} {Path(__file__).with_name('wasm_cc.py')}"
    environment = {
        **os.environ,
        "WASM_CC_HOME": str(home),
        "CC": compiler,
        "LDSHARED": f"{compiler} -shared",
        "CFLAGS": "",
        "OPT": "",
        "_PYTHON_HOST_PLATFORM": PLATFORM,
        "EXTENSION_HELPERS_PY_LIMITED_API": "cp311",
        "ZIG_GLOBAL_CACHE_DIR": str(home.parent / "zig-cache"),
        "ZIG_LOCAL_CACHE_DIR": str(home.parent / "zig-cache"),
    }
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        str(out),
        str(sdist),
    ]
    subprocess.run(command, env=environment, check=True)


def main() -> None:
    """Reads the command line and builds."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--sdist", "--numpy", "--interpreter", "--work", "--out"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    home = options.work.resolve() / "home"
    # Only what the limited API holds is read of these headers, so that any Python's will do.
    make_home(home, options.interpreter, Path(sysconfig.get_path("include")), options.numpy)
    build_wheel(options.sdist.resolve(), home, options.out.resolve())


if __name__ == "__main__":
    main()
