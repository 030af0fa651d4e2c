"""Builds NumPy for the page with int64 as its default integer, as on Linux (positions, intp, stay 32 bit, as the
machine has them), and with the floating-point errors that a desktop's processor notes, told from values.

Usage: build_numpy.py --sdist FILE --numpy WHEEL --python FILE --interpreter FILE --work DIR --out DIR
WHEEL is the official one of the same version, FILE of Python its headers (see numpy_home.py), the interpreter's FILE of
interpreterFacts.ts. Two modules of the wheel are compiled anew and a few files of Python replaced; all else stays as it
is.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from numpy_home import make_numpy_home

HERE = Path(__file__).resolve().parent
FLOAT_ERRORS = HERE.parent / "floatErrors"
MODULES = ("numpy/_core/_multiarray_umath", "numpy/random/mtrand")
OPTIONS = (
    "-Dblas=none",
    "-Dlapack=none",
    "-Dallow-noblas=true",
    "-Dbuildtype=release",
    "-Doptimization=2",
    "-Db_ndebug=true",
)


def change(source: Path) -> list[str]:
    """Makes the replacements of both numpy.json, each as often as it says, and adds what they include; the names of
    the Python files that are other now."""
    for header in FLOAT_ERRORS.glob("*.h"):
        shutil.copy(header, source / "numpy/_core/src/common")
    changed = []
    parts = [part for folder in (HERE, FLOAT_ERRORS) for part in json.loads((folder / "numpy.json").read_text())]
    for replacement in (r for part in parts for r in part["replacements"]):
        path = source / replacement["file"]
        text = path.read_text()
        count = text.count(replacement["old"])
        if count != replacement.get("count", 1):
            raise SystemExit(
                f"{replacement['file']} holds {replacement['old']!r} {count} times: numpy.json is for another NumPy"
            )
        path.write_text(text.replace(replacement["old"], replacement["new"]))
        if path.suffix == ".py":
            changed.append(replacement["file"])
    return changed


def cross_file(path: Path) -> Path:
    """Meson's description of the machine that it builds for."""

    def command(*words: object) -> str:
        return "[" + ", ".join(f"'{word}'" for word in words) + "]"

    compiler = HERE / "meson_cc.py"
    path.write_text(f"""\
[binaries]
c = {command(sys.executable, compiler, "c")}
cpp = {command(sys.executable, compiler, "c++")}
ar = {command(sys.executable, "-m", "ziglang", "ar")}
cython = {command(sys.executable, "-m", "cython")}
[properties]
longdouble_format = 'IEEE_QUAD_LE'
skip_sanity_check = true
needs_exe_wrapper = true
[host_machine]
system = 'emscripten'
cpu_family = 'wasm32'
cpu = 'wasm32'
endian = 'little'
""")
    return path


def compile_modules(source: Path, home: Path) -> dict[str, Path]:
    """The compiled modules by their name in the wheel."""
    build = home.parent / "build"
    cache = str(home.parent / "zig-cache")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {
        **os.environ,
        "WASM_CC_HOME": str(home),
        "ZIG_GLOBAL_CACHE_DIR": cache,
        "ZIG_LOCAL_CACHE_DIR": cache,
        "PATH": path,
    }
    meson = [sys.executable, str(source / "vendored-meson/meson/meson.py")]
    cross = cross_file(home.parent / "cross.ini")
    subprocess.run(
        [*meson, "setup", str(build), str(source), f"--cross-file={cross}", *OPTIONS], env=environment, check=True
    )
    listed = subprocess.run(
        ["ninja", "-C", str(build), "-t", "targets", "all"], env=environment, check=True, capture_output=True, text=True
    ).stdout
    targets = [line.split(":")[0] for line in listed.splitlines()]
    found = {module: next(t for t in targets if t.startswith(f"{module}.") and t.endswith(".so")) for module in MODULES}
    subprocess.run(["ninja", "-C", str(build), *found.values()], env=environment, check=True)
    return {module: build / target for module, target in found.items()}


def write_wheel(official: Path, modules: dict[str, Path], python: dict[str, Path], out: Path) -> None:
    """The official wheel with these modules and files in the place of its own."""
    with zipfile.ZipFile(official) as old, zipfile.ZipFile(out / official.name, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            module = name.split(".")[0] if name.endswith(".so") else None
            replaced = modules.pop(module, None) if module else python.pop(name, None)
            new.writestr(name, replaced.read_bytes() if replaced else old.read(name))
    if modules or python:
        raise SystemExit(f"{official.name} does not hold {[*modules, *python]}")


def main() -> None:
    """Reads the command line and builds."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--sdist", "--numpy", "--python", "--interpreter", "--work", "--out"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    work = options.work.resolve()
    with tarfile.open(options.sdist) as archive:
        archive.extractall(work / "source", filter="data")
    [source] = (work / "source").iterdir()
    changed = change(source)
    make_numpy_home(work / "home", options.interpreter, options.python.resolve(), options.numpy)
    modules = compile_modules(source, work / "home")
    write_wheel(options.numpy, modules, {name: source / name for name in changed}, options.out.resolve())


if __name__ == "__main__":
    main()
