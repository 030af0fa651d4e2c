"""Frames of pandas that code has asked to be shown in part."""

from typing import Any

# What pandas' options are before code sets them; the widths of windows that it may find count as such.
_AT_FIRST = {"display.max_rows": (0, 60), "display.max_columns": (0, 20)}


def is_shortened(value: Any) -> bool:
    """Whether a frame, or a series, has more rows or columns than code has set pandas' options to, or is to be shown as
    text: it is shown as pandas shows it. While the options stand as they did at first, the page shows all rows."""
    from pandas import get_option

    sizes = (len(value), value.shape[1] if value.ndim > 1 else 1)
    for size, (option, at_first) in zip(sizes, _AT_FIRST.items()):
        most = get_option(option)
        if most is not None and most not in at_first and size > most:
            return True
    return not get_option("display.notebook_repr_html")
