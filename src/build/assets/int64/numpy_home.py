"""What NumPy's build needs beside the headers of wasm_home.py: all of Python's own for wasm32, C++'s configuration, and
the interpreter's names."""

import json
import subprocess
import sys
import tarfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from wasm_home import make_home

# Beside the limited API's, as CPython's own configure finds them.
PYCONFIG = """\
#define HAVE_FTELLO 1
#define HAVE_FSEEKO 1
#define HAVE_PTHREAD_H 1
#define HAVE_PTHREAD_STUBS 1
#define HAVE_BUILTIN_ATOMIC 1
#define HAVE_STD_ATOMIC 1
#define WITH_DOC_STRINGS 1
#define PYLONG_BITS_IN_DIGIT 30
#define ALIGNOF_MAX_ALIGN_T 8
#define _GNU_SOURCE 1
#define _POSIX_C_SOURCE 200809L
#define _XOPEN_SOURCE 700
#define _XOPEN_SOURCE_EXTENDED 1
"""

# What the C++ library is told before each file: its names and layout are those that the interpreter exports (version
# 2).
CONFIG_SITE = """\
#define _LIBCPP_ABI_VERSION 2
#define _LIBCPP_ABI_NAMESPACE __2
#define _LIBCPP_ABI_FORCE_ITANIUM 0
#define _LIBCPP_ABI_FORCE_MICROSOFT 0
#define _LIBCPP_HAS_THREADS 1
#define _LIBCPP_HAS_MONOTONIC_CLOCK 1
#define _LIBCPP_HAS_TERMINAL 1
#define _LIBCPP_HAS_MUSL_LIBC 1
#define _LIBCPP_HAS_THREAD_API_PTHREAD 1
#define _LIBCPP_HAS_THREAD_API_EXTERNAL 0
#define _LIBCPP_HAS_THREAD_API_WIN32 0
#define _LIBCPP_HAS_THREAD_API_C11 0
#define _LIBCPP_HAS_VENDOR_AVAILABILITY_ANNOTATIONS 0
#define _LIBCPP_HAS_FILESYSTEM 1
#define _LIBCPP_HAS_RANDOM_DEVICE 1
#define _LIBCPP_HAS_LOCALIZATION 1
#define _LIBCPP_HAS_UNICODE 1
#define _LIBCPP_HAS_WIDE_CHARACTERS 1
#define _LIBCPP_HAS_TIME_ZONE_DATABASE 0
#define _LIBCPP_INSTRUMENTED_WITH_ASAN 0
#define _LIBCPP_LIBC_NEWLIB 0
#define _LIBCPP_PSTL_BACKEND_SERIAL
#define _LIBCPP_HARDENING_MODE_DEFAULT (1 << 1)
#define _LIBCPP_ASSERTION_SEMANTIC_DEFAULT (1 << 1)
"""
ASSERTION_HANDLER = "#pragma once\n#define _LIBCPP_ASSERTION_HANDLER(message) __builtin_trap()\n"


def unpack_python_headers(source: Path, folder: Path) -> Path:
    """The folder of Python.h out of CPython's source archive or Debian's libpython3.14-dev."""
    folder.mkdir(parents=True)
    if source.suffix == ".deb":
        subprocess.run(["dpkg-deb", "--extract", str(source), str(folder)], check=True)
        headers = folder / "usr/include/python3.14"
    else:
        with tarfile.open(source) as archive:
            archive.extractall(
                folder, [m for m in archive.getmembers() if m.name.split("/")[1:2] == ["Include"]], filter="data"
            )
        [headers] = folder.glob("*/Include")
    version = (headers / "patchlevel.h").read_text().split()
    assert (version[version.index("PY_MAJOR_VERSION") + 1], version[version.index("PY_MINOR_VERSION") + 1]) == (
        "3",
        "14",
    ), f"{source} is not of Python 3.14"
    return headers


def make_numpy_home(home: Path, interpreter: Path, python: Path, numpy_wheel: Path) -> None:
    """Lays out all that meson_cc.py reads; `python` is the file with Python's headers."""
    make_home(home, interpreter, unpack_python_headers(python, home.parent / "python-headers"), numpy_wheel)
    with (home / "python/pyconfig.h").open("a") as pyconfig:
        pyconfig.write(PYCONFIG)
    (home / "cxx").mkdir()
    (home / "cxx/__config_site").write_text(CONFIG_SITE)
    (home / "cxx/__assertion_handler").write_text(ASSERTION_HANDLER)
    (home / "names").write_text("\n".join(json.loads(interpreter.read_text())["names"]) + "\n")
