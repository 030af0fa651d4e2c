"""What the words of an installer ask for."""

from pathlib import Path

# Options whose next word is theirs; those of them that name what is to be installed.
_WITH_VALUE = frozenset(
    "-c -n -p -i -f -t --channel --name --prefix --constraint --index-url --extra-index-url --find-links --target "
    "--trusted-host --timeout --progress-bar".split()
)
_NAMING = {"-r": "-r", "--requirement": "-r", "--file": "-r", "-e": "-e", "--editable": "-e"}
_DEEPEST = 5


def packages_of(words: list[str]) -> list[str]:
    """The packages, addresses and lists (`-r file`) among the words behind `install`."""
    asked: list[str] = []
    before = ""
    for word in words:
        if before in _NAMING:
            asked.append(f"{_NAMING[before]} {word}")
        elif not word.startswith("-") and before not in _WITH_VALUE:
            asked.append(word)
        before = word
    return asked


def listed(text: str, depth: int = 0) -> list[str]:
    """What a requirement asks for: itself, or the lines of the list that `-r` names."""
    if not text.startswith("-r "):
        return [text]
    try:
        lines = Path(text[3:].strip()).expanduser().read_text().replace("\\\n", " ").splitlines()
    except OSError:
        return [text]
    given = [line.partition(" #")[0].strip() for line in lines]
    asked = [line for line in given if line and not line.startswith(("#", "-")) or line.startswith("-r ")]
    return [one for line in asked for one in (listed(line, depth + 1) if depth < _DEEPEST else [])]


def told_of(text: str) -> str:
    """Why a page cannot bring what a requirement names; empty where it may."""
    if text.startswith("-r "):
        return f"The list {text[3:]} is not beside the notebook, nor in its folder."
    if text.startswith("-e ") or text.startswith((".", "/")) and not text.endswith(".whl"):
        return "A page builds no package of a folder. Modules that lie beside the notebook are imported as they are."
    if text.startswith(("git+", "hg+", "svn+", "bzr+")):
        return "A page has no git and builds no packages; what cells import comes in its release on PyPI, or name the address of a wheel."
    if "://" in text and "@" not in text.partition("://")[0] and not text.partition("#")[0].endswith(".whl"):
        return "This is the address of source code, and a page builds no packages: name that of a wheel (.whl)."
    return ""
