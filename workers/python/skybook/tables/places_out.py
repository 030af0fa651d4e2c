"""Columns of coordinates as ICRS, each part a column of its own."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from skybook.tables.column_out import column_out
from skybook.tables.times_out import time_column
from skybook.tables.units import unit_out

Column = dict[str, Any]

_UCD = {
    "ra": "pos.eq.ra;meta.main",
    "dec": "pos.eq.dec;meta.main",
    "distance": "pos.distance",
    "pm_ra_cosdec": "pos.pm;pos.eq.ra",
    "pm_dec": "pos.pm;pos.eq.dec",
    "radial_velocity": "spect.dopplerVeloc",
}
_MOTIONS = ("pm_ra_cosdec", "pm_dec", "radial_velocity")
_UNIT = {"ra": "deg", "dec": "deg", "pm_ra_cosdec": "mas/yr", "pm_dec": "mas/yr", "radial_velocity": "km/s"}


def place_columns(name: str, places: Any) -> Iterator[Column]:
    """Right ascension and declination in ICRS with distance, proper motion, radial velocity and time of observation where there are any; as they are in a frame that has no way to ICRS."""
    coordinates, frame_note = _in_icrs(places)
    made = [*_parts(name, coordinates)]
    obstime = _obstime(places)
    if obstime is not None:
        made.append(
            {"name": f"{name}_obstime", "type": f"time ({obstime.scale})", "ucd": "time.epoch", **time_column(obstime)}
        )
    names = ', '.join(f'`{part["name"]}`' for part in made)
    split = f"`{name}` is now {names}{frame_note}."
    yield {**made[0], "sentence": split}
    yield from made[1:]


def scalar_place(place: Any) -> dict[str, Any] | None:
    """One position in ICRS by the same parts: degrees, and quantities; empty where it is masked, `None` where its frame
    has no way there."""
    coordinates, _ = _in_icrs(place)
    frame = getattr(coordinates, "frame", coordinates)
    if frame.name != "icrs":
        return None
    if getattr(place, "masked", False) and np.all(place.mask):
        return {}
    sphere = frame.spherical
    parts = {"ra": float(sphere.lon.deg), "dec": float(sphere.lat.deg)}
    if sphere.distance.unit.physical_type == "length":
        parts["distance"] = sphere.distance
    for motion in _MOTIONS:
        try:
            parts[motion] = getattr(frame, motion).to(_UNIT[motion])
        except Exception:
            continue
    obstime = _obstime(place)
    return parts if obstime is None else {**parts, "obstime": obstime}


def _in_icrs(places: Any) -> tuple[Any, str]:
    frame = getattr(places, "frame", places)
    said = frame.name.upper() + "".join(
        f", {attribute} {getattr(getattr(frame, attribute), 'value', '')}"
        for attribute in ("equinox",)
        if hasattr(frame, attribute)
    )
    if frame.name == "icrs":
        return places, " (ICRS)"
    try:
        from astropy.coordinates import ICRS, SkyCoord

        return SkyCoord(places).transform_to(ICRS()), f": ICRS, where it was {said}"
    except Exception:
        return places, f": {said}, which has no way to ICRS without more being known"


def _parts(name: str, places: Any) -> Iterator[Column]:
    frame = getattr(places, "frame", places)
    missing = np.asarray(places.mask) if getattr(places, "masked", False) else None
    sphere = frame.spherical
    if frame.name == "icrs":
        yield _part(name, "ra", sphere.lon.deg, missing)
        yield _part(name, "dec", sphere.lat.deg, missing)
    else:
        spelled = {meant: own for own, meant in frame.get_representation_component_names().items()}
        for component in ("lon", "lat"):
            yield {
                **_part(name, spelled.get(component, component), getattr(sphere, component).deg, missing),
                "unit": "deg",
            }
    if sphere.distance.unit.physical_type == "length":
        yield {**_part(name, "distance", sphere.distance.value, missing), "unit": unit_out(sphere.distance.unit)}
    for motion in _MOTIONS:
        try:
            value = getattr(frame, motion).to_value(_UNIT[motion])
        except Exception:
            continue
        yield _part(name, motion, value, missing)


def _part(name: str, part: str, values: Any, missing: Any) -> Column:
    plain = getattr(values, "unmasked", values)
    hidden = getattr(values, "mask", None) if missing is None else missing
    known = {key: found for key, found in (("unit", _UNIT.get(part)), ("ucd", _UCD.get(part))) if found}
    return {
        "name": f"{name}_{part}",
        "type": "float64",
        **known,
        **column_out(np.asarray(plain), None if hidden is None else np.broadcast_to(hidden, np.shape(plain))),
    }


def _obstime(places: Any) -> Any:
    obstime = getattr(places, "obstime", None)
    frame = getattr(places, "frame", places)
    if obstime is None or (hasattr(frame, "obstime") and frame.is_frame_attr_default("obstime")):
        return None
    from astropy.time import Time

    shaped = obstime if places.isscalar or not obstime.isscalar else Time([obstime] * len(places))
    return shaped if shaped.shape == places.shape else None
