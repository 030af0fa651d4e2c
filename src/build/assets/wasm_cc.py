"""A C compiler for WebAssembly side modules: Zig's clang and wasm-ld behind the command line that setuptools expects.

Called through a wrapper that sets WASM_CC_HOME, the folder made by wasm_home.py.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

HOME = Path(os.environ["WASM_CC_HOME"])
ZIG = [sys.executable, "-m", "ziglang"]
ZIG_LIB = HOME / "zig-lib"

TARGET = [
    "-target", "wasm32-unknown-emscripten", "-D__EMSCRIPTEN__", "-nostdinc",
    "-isystem", str(HOME / "arch"),
    "-isystem", str(ZIG_LIB / "libc/include/generic-musl"),
    "-isystem", str(ZIG_LIB / "include"),
    "-fPIC", "-O2", "-mbulk-memory", "-mnontrapping-fptoint",
    "-mexception-handling", "-mllvm", "-wasm-enable-sjlj",
    # The interpreter cannot report a failed assertion: it ends.
    "-DNDEBUG",
    "-Wno-everything",
]  # fmt: skip
COMPILE = ["clang", *TARGET, "-I", str(HOME / "python"), "-I", str(HOME / "numpy")]
LINK = ["wasm-ld", "-shared", "--experimental-pic", "--import-memory", "--unresolved-symbols=import-dynamic"]


def is_foreign(argument: str) -> bool:
    """Whether an argument speaks of the host: its threads, processor or Python headers."""
    return bool(re.match(r"-(UNDEBUG|pthread|march|mtune|fopenmp|O\d|g$|Wl,|L|l)", argument)) or bool(
        re.match(r"-I.*(/include/python3|numpy/_core/include)", argument)
    )


def compile_object(arguments: list[str]) -> list[str]:
    """The command that compiles one C file."""
    return [*ZIG, *COMPILE, *(a for a in arguments if not is_foreign(a))]


def link_module(arguments: list[str]) -> list[str]:
    """The command that links objects into a module that exports its PyInit function."""
    output = arguments[arguments.index("-o") + 1]
    module = Path(output).name.split(".")[0]
    objects = [a for a in arguments if a.endswith((".o", ".a"))]
    return [*ZIG, *LINK, "--strip-debug", f"--export=PyInit_{module}", "-o", output, *objects]


if __name__ == "__main__":
    given = sys.argv[1:]
    command = link_module(given) if "-shared" in given else compile_object(given)
    sys.exit(subprocess.run(command, check=False).returncode)
