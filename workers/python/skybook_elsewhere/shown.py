"""What cells show, where there is no page of Skybook."""

from typing import Any


class Sky:
    """Stands for a sky view, which Skybook's page alone can draw."""

    def __init__(self, layers: int) -> None:
        self._layers = layers

    def __repr__(self) -> str:
        return f"A sky view of {self._layers} layers: Skybook's page draws it, not this Python."

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise AttributeError(f"{name} of a sky view is known in Skybook's page alone, which draws it")


def sky(*layers: Any, **_: Any) -> Sky:
    """Stands for `sky(…)` of the page."""
    return Sky(len(layers))


class Plot:
    """Stands for a plot, which Skybook's page alone can draw; nobody has chosen a region in it."""

    value = None

    def __init__(self, columns: list[str]) -> None:
        self._columns = columns

    def __repr__(self) -> str:
        return f"A plot of {' and '.join(self._columns) or 'the sky'}: Skybook's page draws it, not this Python."


def plot(_: Any, *columns: str, **options: Any) -> Plot:
    """Stands for `plot(…)` of the page."""
    named = [*columns, *(options[key] for key in ("x", "y") if key in options)]
    return Plot([name for name in named if name is not None])


def display(*values: Any, **options: Any) -> None:
    """Shows values where there is a notebook, else prints them."""
    try:
        from IPython.display import display as show
    except ImportError:
        print(*values)
    else:
        show(*values, **options)


def clear_output(wait: bool = False) -> None:
    """Takes what the cell has shown away, where there is a notebook."""
    try:
        from IPython.display import clear_output as clear
    except ImportError:
        return
    clear(wait)
