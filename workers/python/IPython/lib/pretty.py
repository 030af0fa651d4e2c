"""Objects as text, in the form of IPython."""

from skybook.pretty import PrettyPrinter, for_type, pprint, pretty

RepresentationPrinter = PrettyPrinter

__all__ = ["PrettyPrinter", "RepresentationPrinter", "for_type", "pprint", "pretty"]
