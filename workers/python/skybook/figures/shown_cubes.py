"""Cubes as the page shows them: a plane, a slider through the others, and the spectrum at a point."""

from typing import Any

from skybook.display import Bundle

_MIME = "application/vnd.skybook.cube+json"
# Values that go to the page; a larger cube is thinned along its sides.
_MOST = 16_000_000
# Larger ones are not read for being named in a cell's last line.
_MOST_READ = 200_000_000
_FAMILIAR = {"m / s": ("km / s", 1e-3), "Hz": ("GHz", 1e-9)}


def is_cube(shape: tuple[int, ...]) -> bool:
    """Whether values of that shape are a cube, axes of one pixel aside, that may be read to be looked at."""
    size = 1
    for length in shape:
        size *= length
    return sum(length > 1 for length in shape) == 3 and size <= _MOST_READ


def cube_out(values: Any, wcs: Any, label: str, text: str) -> Bundle | None:
    """A bundle that shows a cube of values in its coordinates; `None` where it has no value."""
    import numpy as np

    long = [axis for axis, length in enumerate(values.shape) if length > 1]
    planes, rows, columns = _order(wcs, values.ndim, long)
    moved = np.transpose(
        values.reshape([values.shape[axis] for axis in long]), [long.index(a) for a in (planes, rows, columns)]
    )
    step = int(np.ceil(np.sqrt(moved.size / _MOST)))
    cube = np.ascontiguousarray(np.ma.filled(np.ma.asarray(moved[:, ::step, ::step]).astype("<f4"), np.nan))
    known = cube[np.isfinite(cube)]
    if known.size == 0:
        return None
    low, high = (float(cut) for cut in np.percentile(known[:: max(1, known.size // 1_000_000)], (0.5, 99.5)))
    notes = [f"1 of {step * step} pixels of each plane is shown."] if step > 1 else []
    axes = _axes(wcs, values.shape, (planes, rows, columns), step)
    spec = {
        "buffer": "cube",
        "shape": list(cube.shape),
        "step": step,
        "label": label,
        **dict(zip(("planes", "rows", "columns"), axes, strict=True)),
        "cuts": [low, high if high > low else low + 1],
        "notes": notes,
    }
    return {"data": {_MIME: spec, "text/plain": text}, "buffers": {"cube": cube.tobytes()}}


def _order(wcs: Any, ndim: int, long: list[int]) -> tuple[int, int, int]:
    """The axes of the values, in numpy's order, that are planes, rows and columns."""
    planes, rows, columns = long
    if wcs is None or getattr(wcs, "naxis", 0) != ndim:
        return planes, rows, columns

    def at(axis: int) -> int:
        return ndim - 1 - axis

    if wcs.has_celestial and at(wcs.wcs.lat) in long and at(wcs.wcs.lng) in long:
        other = next(axis for axis in long if axis not in (at(wcs.wcs.lat), at(wcs.wcs.lng)))
        return other, at(wcs.wcs.lat), at(wcs.wcs.lng)
    if wcs.wcs.spec >= 0 and at(wcs.wcs.spec) in long:
        spectral = at(wcs.wcs.spec)
        others = [axis for axis in long if axis != spectral]
        return spectral, others[0], others[1]
    return planes, rows, columns


def _axes(wcs: Any, shape: tuple[int, ...], order: tuple[int, int, int], step: int) -> list[dict[str, Any]]:
    """What stands along each of the three, through the middle of the others."""
    import numpy as np

    steps = (1, step, step)
    pixels = [np.arange(0, shape[axis], by) for axis, by in zip(order, steps, strict=True)]
    plain = [
        {"label": label, "values": [float(value) for value in one]}
        for label, one in zip(("plane", "row", "column"), pixels, strict=True)
    ]
    if wcs is None or getattr(wcs, "naxis", 0) != len(shape):
        return plain
    made = []
    for axis, one, numbered in zip(order, pixels, plain, strict=True):
        world = len(shape) - 1 - axis
        places = [np.full(len(one), (length - 1) / 2) for length in reversed(shape)]
        places[world] = one.astype(float)
        try:
            values = np.asarray(wcs.wcs_pix2world(*places, 0)[world], dtype=float)
        except Exception:
            values = np.array([np.nan])
        if not np.all(np.isfinite(values)):
            made.append(numbered)
            continue
        unit = str(wcs.wcs.cunit[world])
        name, factor = _FAMILIAR.get(unit, (unit, 1.0))
        label = str(wcs.wcs.ctype[world]).split("-")[0] or numbered["label"]
        made.append({"label": label, "unit": name, "values": [float(value) for value in values * factor]})
    return made
