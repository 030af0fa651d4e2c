"""Builds a wheel for Pyodide from the source distribution of a package that keeps to Python's limited API, with Zig as the compiler.

Usage: cross_compile.py --sdist FILE --numpy WHEEL --work DIR --out DIR
WHEEL is numpy's for WebAssembly, for its headers. The build tools are already installed beside this Python.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

PLATFORM = "pyemscripten-2026_0-wasm32"

ALLTYPES = [
    (r"#define _Addr int", "#define _Addr long"),
    (r"(?m)^typedef (unsigned|int|long) wchar_t;", "typedef int wchar_t;"),
]

PYCONFIG = """\
#define ALIGNOF_LONG 4
#define ALIGNOF_SIZE_T 4
#define SIZEOF_SHORT 2
#define SIZEOF_INT 4
#define SIZEOF_LONG 4
#define SIZEOF_LONG_LONG 8
#define SIZEOF_FLOAT 4
#define SIZEOF_DOUBLE 8
#define SIZEOF_LONG_DOUBLE 16
#define SIZEOF_VOID_P 4
#define SIZEOF_UINTPTR_T 4
#define SIZEOF_SIZE_T 4
#define SIZEOF_TIME_T 8
#define SIZEOF_WCHAR_T 4
#define SIZEOF_OFF_T 8
#define SIZEOF_FPOS_T 16
#define SIZEOF_PID_T 4
#define SIZEOF__BOOL 1
#define SIZEOF_PTHREAD_T 4
#define SIZEOF_PTHREAD_KEY_T 4
#define HAVE_LONG_LONG 1
#define HAVE_UINTPTR_T 1
#define HAVE_SSIZE_T 1
#define HAVE_STDINT_H 1
#define HAVE_INTTYPES_H 1
#define HAVE_SYS_TYPES_H 1
#define HAVE_SYS_STAT_H 1
#define HAVE_SYS_TIME_H 1
#define HAVE_UNISTD_H 1
#define HAVE_STDDEF_H 1
#define HAVE_ERRNO_H 1
#define HAVE_WCHAR_H 1
#define HAVE_DYNAMIC_LOADING 1
#define STDC_HEADERS 1
#define PY_FORMAT_SIZE_T "z"
#define PY_SSIZE_T_CLEAN 1
#define WITH_THREAD 1
"""


def make_home(home: Path, numpy_wheel: Path) -> None:
    """Lays out what wasm_cc.py reads: Zig's headers with 32-bit long types, Python's and numpy's headers for wasm32."""
    import ziglang

    zig_lib = Path(ziglang.__file__).parent / "lib"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    (home / "zig-lib").symlink_to(zig_lib)
    arch = home / "arch"
    shutil.copytree(zig_lib / "libc/include/arm-linux-musl", arch)
    alltypes = arch / "bits/alltypes.h"
    text = alltypes.read_text()
    for pattern, replacement in ALLTYPES:
        text = re.sub(pattern, replacement, text)
    alltypes.write_text(text)
    (arch / "bits/float.h").write_text(FLOAT_H)
    shutil.copytree(sysconfig.get_path("include"), home / "python")
    (home / "python/pyconfig.h").write_text(PYCONFIG)
    with zipfile.ZipFile(numpy_wheel) as wheel:
        for name in wheel.namelist():
            if name.startswith("numpy/_core/include/"):
                target = home / "numpy" / name.removeprefix("numpy/_core/include/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(wheel.read(name))


FLOAT_H = """\
#define FLT_EVAL_METHOD 0
#define LDBL_TRUE_MIN 6.47517511943802511092443895822764655e-4966L
#define LDBL_MIN 3.36210314311209350626267781732175260e-4932L
#define LDBL_MAX 1.18973149535723176508575932662800702e+4932L
#define LDBL_EPSILON 1.92592994438723585305597794258492732e-34L
#define LDBL_MANT_DIG 113
#define LDBL_MIN_EXP (-16381)
#define LDBL_MAX_EXP 16384
#define LDBL_DIG 33
#define LDBL_MIN_10_EXP (-4931)
#define LDBL_MAX_10_EXP 4932
#define DECIMAL_DIG 36
"""


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
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(out), str(sdist)]
    subprocess.run(command, env=environment, check=True)


def main() -> None:
    """Reads the command line and builds."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--sdist", "--numpy", "--work", "--out"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    home = options.work.resolve() / "home"
    make_home(home, options.numpy)
    build_wheel(options.sdist.resolve(), home, options.out.resolve())


if __name__ == "__main__":
    main()
