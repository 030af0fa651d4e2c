"""Lays out the folder that wasm_cc.py reads: headers of C, Python and numpy as they are for the interpreter of the
page."""

import json
import re
import shutil
import zipfile
from pathlib import Path

ALLTYPES = [
    (r"#define _Addr int", "#define _Addr long"),
    (r"(?m)^typedef (unsigned|int|long) wchar_t;", "typedef int wchar_t;"),
    # The functions of 32-bit Linux whose names it changes, as the interpreter has one width of time only.
    (r"#define _REDIR_TIME64 1\n", ""),
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


def errno_h(names: str, numbers: dict[str, int]) -> str:
    """The header of error numbers: musl's names with the interpreter's numbers. A name that it does not know gets one
    that it never gives."""
    lines = []
    for unknown, (name, value) in enumerate(re.findall(r"#define\s+(E\w+)\s+(\w+)", names), start=1000):
        lines.append(f"#define {name} {numbers.get(name, unknown if value.isdigit() else value)}")
    return "\n".join(lines) + "\n"


def make_home(home: Path, interpreter: Path, python_headers: Path, numpy_wheel: Path) -> None:
    """Writes Zig's headers with the interpreter's types and error numbers, and Python's and numpy's headers for
    wasm32."""
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
        text, count = re.subn(pattern, replacement, text)
        assert count == 1, f"Zig's alltypes.h does not hold {pattern} once"
    alltypes.write_text(text)
    (arch / "bits/float.h").write_text(FLOAT_H)
    names = (zig_lib / "libc/include/generic-musl/bits/errno.h").read_text()
    (arch / "bits/errno.h").write_text(errno_h(names, json.loads(interpreter.read_text())["errno"]))
    shutil.copytree(python_headers, home / "python")
    (home / "python/pyconfig.h").write_text(PYCONFIG)
    with zipfile.ZipFile(numpy_wheel) as wheel:
        for name in wheel.namelist():
            if name.startswith("numpy/_core/include/"):
                target = home / "numpy" / name.removeprefix("numpy/_core/include/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(wheel.read(name))
