"""Spectra of specutils as the page shows them: a plot, and the table of its values."""

from typing import Any

from skybook.display import Bundle, show_class, shown


def install() -> None:
    """Makes `display` plot spectra of specutils, of whichever version."""
    for name in ("spectrum.Spectrum", "spectrum1d.Spectrum1D"):
        show_class(f"specutils.spectra.{name}", _bundle)


def _bundle(spectrum: Any) -> Bundle | None:
    from astropy.table import QTable

    if spectrum.flux.ndim != 1:
        return None
    axis = spectrum.spectral_axis
    kinds = {"length": "wavelength", "frequency": "frequency", "energy": "energy"}
    name = next((kinds[str(kind)] for kind in axis.unit.physical_type if str(kind) in kinds), "spectral_axis")
    # Values alone: the axis of a spectrum knows an observer, which columns do not.
    table = QTable({name: axis.value * axis.unit, "flux": spectrum.flux})
    table[name].info.meta = {"ucd": {"frequency": "em.freq", "energy": "em.energy"}.get(name, "em.wl")}
    table["flux"].info.meta = {"ucd": "phot.flux.density"}
    uncertainty: Any = getattr(spectrum, "uncertainty", None)
    if getattr(uncertainty, "uncertainty_type", None) == "std":
        table["flux_err"] = uncertainty.quantity
    return shown(table)
