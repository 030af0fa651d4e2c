"""What a text imports, beside what is in memory."""

import ast
import importlib
import sys
import zipimport

from skybook._base.imports_of import parse_quietly


def needs_files(text: str, packages: list[str]) -> bool:
    """Whether it imports anything of these packages that is not in memory yet."""
    try:
        tree = parse_quietly(text)
    except SyntaxError:
        return False
    tops = frozenset(name.split(".")[0] for name in packages)
    return any(name.split(".")[0] in tops and not _is_here(name) for name in _imported(tree))


def needs_library(text: str) -> bool:
    """Whether it imports anything of Python's own library that is not in memory yet."""
    return needs_files(text, list(sys.stdlib_module_names.difference(sys.builtin_module_names)))


def forget_folders() -> None:
    """Have Python look anew into its folders, but not into archives, which stay as they are."""
    # A private name: what is forgotten there is read from the whole archive, which may not be here yet.
    archives: dict[str, object] = vars(zipimport)["_zip_directory_cache"]
    known = dict(archives)
    importlib.invalidate_caches()
    archives.update(known)


def _imported(tree: ast.AST) -> list[str]:
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names += [node.module if alias.name == "*" else f"{node.module}.{alias.name}" for alias in node.names]
    return names


def _is_here(name: str) -> bool:
    if name in sys.modules:
        return True
    # Asking a module for an attribute may import; what it holds does not.
    module, _, attribute = name.rpartition(".")
    return module in sys.modules and attribute in vars(sys.modules[module])
