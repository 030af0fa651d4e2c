"""Pictures of formulas, which a page has no need of: it sets LaTeX itself."""

from typing import Any


def latex_to_png(s: str, *_args: Any, **_options: Any) -> None:
    """No picture: the formula stands beside it as LaTeX."""
