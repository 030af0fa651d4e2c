"""The old place of the display classes."""

from IPython.display import HTML, JSON, SVG, DisplayObject, Image, Latex, Markdown, Math, display

__all__ = ["HTML", "JSON", "SVG", "DisplayObject", "Image", "Latex", "Markdown", "Math", "display"]
