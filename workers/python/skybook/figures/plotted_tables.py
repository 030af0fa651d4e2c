"""Which tables are spectra or light curves, told by what is known of their columns, and how these are plotted."""

import re
from typing import Any

from skybook._base.kinds import is_a

type Wish = dict[str, Any]

# Longer ones are lines of their density.
_MOST = 200_000
_SPECTRAL_NAMES = {"wavelength", "wave", "lambda", "freq", "frequency", "energy", "spectral_axis"}
_SPECTRAL_TYPES = {"length", "frequency", "energy", "wavenumber"}
_FLUX_NAMES = {"flux", "flux_density", "fluxdensity", "intensity"}
_FLUX_TYPES = ("spectral flux density", "surface brightness", "photon flux density", "photon surface brightness")
# What a value of that quantity does not have: limits, errors, facts of the instrument.
_ASIDE = re.compile(r"^(stat|meta|instr|obs|arith)\.")


def plotted(table: Any) -> tuple[Any, Wish] | None:
    """The rows to be plotted and how, where an astropy table is a spectrum or a light curve; `None` for all others."""
    return _spectrum(table) or _light_curve(table)


def is_spectral(unit: Any) -> bool:
    """Whether a unit is one of wavelengths, frequencies or energies."""
    return bool(_types(unit) & _SPECTRAL_TYPES)


def _spectrum(table: Any) -> tuple[Any, Wish] | None:
    where = _only(table, lambda name: _is_spectral(table, name))
    flux = _first(table, lambda name: _is_flux(table, name))
    if where is None or flux is None:
        return None
    rows = table
    if len(table) == 1 and table[where].shape == table[flux].shape and len(table[where].shape) == 2:
        rows = _unrolled(table, where, flux)
    if len(rows) < 3 or rows[where].ndim != 1 or rows[flux].ndim != 1:
        return None
    wish = {"x": where, "y": flux, "line": True, "density": _MOST}
    error = _error_of(rows, flux)
    return rows, {**wish, "yerr": error} if error else wish


def _light_curve(table: Any) -> tuple[Any, Wish] | None:
    series = is_a(table, "astropy.timeseries", "BaseTimeSeries")
    time = next((name for name in ("time", "time_bin_start") if series and name in table.colnames), None)
    time = time or _only(table, lambda name: _is_time(table, name))
    if time is None or len(table) < 3:
        return None
    value = _first(
        table, lambda name: name != time and (_is_magnitude(table, name) or _is_flux(table, name, loose=True))
    )
    if value is None and series:
        value = _first(table, lambda name: name not in (time, "time_bin_size") and _is_number(table[name]))
    if value is None:
        return None
    error = _error_of(table, value)
    if not series and (error is None or _has_places(table)):
        return None
    wish = {"x": time, "y": f"-{value}" if _is_magnitude(table, value) else value, "density": _MOST}
    return table, {**wish, "yerr": error} if error else wish


def _only(table: Any, fits: Any) -> str | None:
    found = [name for name in table.colnames if fits(name)]
    return found[0] if len(found) == 1 else None


def _first(table: Any, fits: Any) -> str | None:
    return next((name for name in table.colnames if fits(name)), None)


def _fact(table: Any, name: str, fact: str) -> str:
    """A UCD or utype, of the column or, as FITS files of the VO have it, of the header (TUCDn, TUTYPn)."""
    known = (table[name].info.meta or {}).get(fact)
    if not known and _has_columns_of_header(table):
        known = table.meta.get(f"{'TUCD' if fact == 'ucd' else 'TUTYP'}{table.colnames.index(name) + 1}")
    return str(known or "").strip().lower()


def _has_columns_of_header(table: Any) -> bool:
    """Whether its columns are those of the header that its `meta` is of (TTYPEn): keywords stay when columns go."""
    meta, names = table.meta, table.colnames
    is_named = all(meta.get(f"TTYPE{number}") == name for number, name in enumerate(names, 1))
    return is_named and f"TTYPE{len(names) + 1}" not in meta


def _ucd(table: Any, name: str) -> str:
    """The first word of a column's UCD; empty where others say that it is no value of that quantity."""
    words = [word.strip() for word in _fact(table, name, "ucd").split(";")]
    return "" if any(_ASIDE.match(word) for word in words) else words[0]


def _types(unit: Any) -> set[str]:
    kind = getattr(unit, "physical_type", None)
    return set() if kind is None else {str(one) for one in kind}


def _is_number(column: Any) -> bool:
    kind = getattr(getattr(column, "dtype", None), "kind", "")
    return kind in "fiu" and kind != ""


def _is_spectral(table: Any, name: str) -> bool:
    ucd = _ucd(table, name)
    if not _is_number(table[name]):
        return False
    if ucd:
        return re.match(r"em\.(wl|freq|energy|wavenumber)\b", ucd) is not None
    if _fact(table, name, "utype").endswith("spectralaxis.value"):
        return True
    return name.lower() in _SPECTRAL_NAMES and is_spectral(table[name].info.unit)


def _is_flux(table: Any, name: str, loose: bool = False) -> bool:
    """`loose`: also without a unit, in a table that has times."""
    ucd = _ucd(table, name)
    if not _is_number(table[name]):
        return False
    if ucd:
        return re.match(r"phot\.(flux|fluence|count|radiance)\b", ucd) is not None
    if _fact(table, name, "utype").endswith("fluxaxis.value"):
        return True
    known = bool(_fact(table, name, "ucd"))
    is_density = any(kind.startswith(_FLUX_TYPES) for kind in _types(table[name].info.unit))
    return not known and name.lower() in _FLUX_NAMES and (loose or is_density)


def _is_magnitude(table: Any, name: str) -> bool:
    ucd = _ucd(table, name)
    if ucd:
        return ucd.startswith("phot.mag")
    known = bool(_fact(table, name, "ucd"))
    unit = str(table[name].info.unit or "")
    is_error = re.search(r"err|sig|unc|^e_|^d_", name.lower()) is not None
    return not known and _is_number(table[name]) and re.fullmatch(r"mag(\(\w+\))?", unit) is not None and not is_error


def _is_time(table: Any, name: str) -> bool:
    column = table[name]
    if is_a(column, "astropy.time", "Time") and not is_a(column, "astropy.time", "TimeDelta"):
        return bool(column.ndim == 1)
    return _ucd(table, name) == "time.epoch" and _is_number(column)


def _error_of(table: Any, value: str) -> str | None:
    """The column of the errors of another, in a unit of its kind: by its name, else the only one whose UCD says so."""
    lower = {name.lower(): name for name in table.colnames}
    low = value.lower()
    ways = (
        f"{low}_err",
        f"e_{low}",
        f"err_{low}",
        f"{low}err",
        f"{low}_error",
        f"sigma_{low}",
        f"{low}_unc",
        f"d_{low}",
    )
    named = next((lower[way] for way in (*ways, "uncertainty", "error", "err") if way in lower), None)
    primary = _ucd(table, value)
    told = [
        name
        for name in table.colnames
        if primary and _fact(table, name, "ucd").startswith(f"stat.error;{primary}") and _is_number(table[name])
    ]
    found = named or (told[0] if len(told) == 1 else None)
    if found is None or not _is_number(table[found]) or table[found].ndim != 1:
        return None
    return found if _is_same_kind(table[found].info.unit, table[value].info.unit) else None


def _is_same_kind(error: Any, value: Any) -> bool:
    """Whether errors of that unit are known in the unit of their values; those of no unit are in that."""
    if error is None or error == value:
        return True
    # The error of a magnitude of a system, `mag(AB)`, is in magnitudes.
    own, wanted = (getattr(unit, "function_unit", unit) for unit in (error, value))
    return bool(wanted is not None and own.is_equivalent(wanted))


def _has_places(table: Any) -> bool:
    """Whether its rows are of several places on the sky: a catalogue with a time for each is no light curve."""
    import numpy as np

    for name in table.colnames:
        column = table[name]
        if is_a(column, "astropy.coordinates", "SkyCoord"):
            return True
        is_ra = _ucd(table, name).startswith("pos.eq.ra") or name.lower() in ("ra", "raj2000", "_ra", "ra_icrs")
        if (
            is_ra
            and _is_number(column)
            and np.ptp(np.ma.compressed(np.ma.asarray(column)) if len(column) else [0]) > 0.01
        ):
            return True
    return False


def _unrolled(table: Any, where: str, flux: str) -> Any:
    """A spectrum that stands in one row, a value a column of many, as rows."""
    from astropy.table import Table

    length = table[where].shape[1]
    names = [name for name in table.colnames if table[name].shape == (1, length)]
    rows = Table({name: table[name][0] for name in names}, meta={})
    for name in names:
        rows[name].info.unit = table[name].info.unit
        rows[name].info.meta = {"ucd": _fact(table, name, "ucd"), "utype": _fact(table, name, "utype")}
    return rows
