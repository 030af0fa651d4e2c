"""What random columns are made of."""

import numpy as np
from astropy.table import Column, MaskedColumn

TEXTS = ["", "a", "α Cen", "天狼星 🌟", " blank ", "tab\t", 'quote"\'', "nul\0", "line\nline", "NULL", "nan", "x" * 300]


def objects(items):
    array = np.empty(len(items), object)
    for i, item in enumerate(items):
        array[i] = item
    return array


def holes(chance, array):
    array = np.asarray(array)
    mask = np.array([chance.random() < 0.3 for _ in range(len(array))], bool)
    return MaskedColumn(array, mask=mask) if chance.random() < 0.5 else Column(array)


def of(chance, n, make):
    return [make() for _ in range(n)]


def holed(chance, n, make):
    """A column of objects, of which every fifth is missing."""
    return objects(of(chance, n, lambda: None if chance.random() < 0.2 else make()))
