"""A compiler of C and C++ for WebAssembly side modules, as Meson expects one: wasm_cc.py's, which also answers what
Meson asks of a compiler.

Usage: meson_cc.py c|c++ ARGUMENT…, with WASM_CC_HOME set to the folder made by build_numpy.py.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from wasm_cc import HOME, LINK, TARGET, ZIG, ZIG_LIB

ANSWERS = {
    "--version": "clang version 21.1.0\nTarget: wasm32-unknown-emscripten\nThread model: posix\nInstalledDir: /zig",
    "-Wl,--version": "LLD 21.1.0 (compatible with GNU linkers)",
    "-print-search-dirs": "programs: =/\nlibraries: =",
    "--print-search-dirs": "programs: =/\nlibraries: =",
}
CXX = [
    "-fwasm-exceptions", "-nostdinc++", "-include", str(HOME / "cxx/__config_site"), "-isystem", str(HOME / "cxx"),
    "-isystem", str(ZIG_LIB / "libcxx/include"), "-isystem", str(ZIG_LIB / "libcxxabi/include"),
]  # fmt: skip


def is_foreign(argument: str) -> bool:
    """Whether an argument speaks of the host: its threads, processor, linker or Python headers."""
    return bool(re.match(r"-(pthread|march|mtune|fopenmp|Wl,|L|l)|-(I|isystem).*/include/python3", argument))


def compile_command(language: str, arguments: list[str]) -> list[str]:
    """The command that compiles or preprocesses. The headers of C++ stand before those of C, which they wrap."""
    cxx = ["--driver-mode=g++", *CXX] if language == "c++" else []
    return [*ZIG, "clang", *cxx, *TARGET, "-I", str(HOME / "python"), *(a for a in arguments if not is_foreign(a))]


def link_command(arguments: list[str], output: str, objects: list[str]) -> list[str]:
    """The command that links a module, or a program of Meson's that tries whether the interpreter has a function."""
    if "-shared" in arguments:
        return [
            *ZIG,
            *LINK,
            "--strip-all",
            f"--export=PyInit_{Path(output).name.split('.')[0]}",
            "-o",
            output,
            *objects,
        ]
    return [
        *ZIG,
        "wasm-ld",
        "--no-entry",
        "--export=main",
        f"--allow-undefined-file={HOME / 'names'}",
        "-o",
        output,
        *objects,
    ]


def link(language: str, arguments: list[str]) -> int:
    """Links, and compiles first what is given as source."""
    place = arguments.index("-o") if "-o" in arguments else None
    output = arguments[place + 1] if place is not None else "a.out"
    rest = [a for i, a in enumerate(arguments) if place is None or i not in (place, place + 1)]
    sources = [a for a in rest if re.search(r"\.(c|cc|cpp|cxx)$", a) and not a.startswith("-")]
    objects = [a for a in rest if re.search(r"\.(o|a)$", a) and not a.startswith("-")]
    options = [a for a in rest if a.startswith("-") and a != "-shared"]
    with tempfile.TemporaryDirectory() as folder:
        for number, source in enumerate(sources):
            made = f"{folder}/{number}.o"
            if code := subprocess.run(
                compile_command(language, [*options, "-c", source, "-o", made]), check=False
            ).returncode:
                return code
            objects.append(made)
        # By a file, as there are more objects than a command line takes.
        listed = Path(folder, "objects")
        listed.write_text("\n".join(objects))
        return subprocess.run(link_command(arguments, output, [f"@{listed}"]), check=False).returncode


def main(language: str, arguments: list[str]) -> int:
    """Answers, compiles or links; the exit code."""
    for argument in arguments:
        if argument in ANSWERS:
            print(ANSWERS[argument])
            return 0
    if {"-c", "-E", "-S", "-fsyntax-only"} & set(arguments):
        return subprocess.run(compile_command(language, arguments), check=False).returncode
    return link(language, arguments)


if __name__ == "__main__":
    os.environ.setdefault("ZIG_LOCAL_CACHE_DIR", str(HOME.parent / "zig-cache"))
    os.environ.setdefault("ZIG_GLOBAL_CACHE_DIR", str(HOME.parent / "zig-cache"))
    sys.exit(main(sys.argv[1], sys.argv[2:]))
