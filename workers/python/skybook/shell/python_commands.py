"""Commands for Python and its packages."""

import contextlib
import io
import sys

from skybook.shell.told import tell


def installed(words: list[str]) -> str:
    """`pip`."""
    from skybook.packages.requirements import say_installed

    return say_installed(words)


def pythons(words: list[str]) -> str:
    """What `python` does with these words: pip, its version, a program of a file or of the line, a module's."""
    if words[:2] in (["-m", "pip"], ["-m", "pip3"]):
        return installed(words[2:])
    if words[:1] in (["--version"], ["-V"]):
        return f"Python {sys.version.split()[0]}\n"
    while words and words[0] in ("-u", "-W", "-O", "-B", "-s", "-E"):
        words = words[2 if words[0] == "-W" else 1 :]
    if not words or words == ["-"] or (words[0] in ("-c", "-m") and len(words) < 2):
        tell("Not done: `python` alone waits for what is typed, and nothing is. A cell runs Python.")
        return ""
    import runpy

    printed, before = io.StringIO(), sys.argv
    at = 1 if words[0] in ("-c", "-m") else 0
    sys.argv = ["-c" if words[0] == "-c" else words[at], *words[at + 1 :]]
    try:
        with contextlib.redirect_stdout(printed):
            if words[0] == "-c":
                exec(compile(words[1], "<string>", "exec"), {"__name__": "__main__"})
            elif words[0] == "-m":
                runpy.run_module(words[1], run_name="__main__", alter_sys=True)
            else:
                runpy.run_path(words[0], run_name="__main__")
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
    finally:
        sys.argv = before
    return printed.getvalue()
