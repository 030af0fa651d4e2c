"""What a value is, asked without importing the package that would know."""

import sys


def kind_of(value: object) -> str:
    """The name of the value's type, in full but for builtins."""
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def is_a(value: object, module: str, *names: str) -> bool:
    """Whether the value is an instance of one of the classes of a module, which need not have been imported."""
    found = sys.modules.get(module)
    return found is not None and isinstance(
        value, tuple(getattr(found, name) for name in names if hasattr(found, name))
    )
