"""Spectra of specutils as the page shows them: a plot, and the table of its values."""

from typing import Any

from skybook.display import Bundle, show_class, shown

_UCDS = {"wavelength": "em.wl", "frequency": "em.freq", "energy": "em.energy", "wavenumber": "em.wavenumber"}


def install() -> None:
    """Makes `display` plot spectra of specutils, of whichever version."""
    for name in ("spectrum.Spectrum", "spectrum1d.Spectrum1D"):
        show_class(f"specutils.spectra.{name}", _bundle)


def _bundle(spectrum: Any) -> Bundle | None:
    from astropy.table import QTable

    if spectrum.flux.ndim != 1:
        return None
    axis = spectrum.spectral_axis
    kinds = {"length": "wavelength", "frequency": "frequency", "energy": "energy", "wavenumber": "wavenumber"}
    name = next((kinds[str(kind)] for kind in axis.unit.physical_type if str(kind) in kinds), "spectral_axis")
    # Values alone: the axis of a spectrum knows an observer, which columns do not.
    table = QTable({name: axis.value * axis.unit, "flux": _unmasked(spectrum)})
    # Velocities and pixels have no UCD of spectra, but a place in their data model (IVOA Spectrum 1.1).
    table[name].info.meta = {"ucd": _UCDS[name]} if name in _UCDS else {"utype": "spec:Data.SpectralAxis.Value"}
    table["flux"].info.meta = {"ucd": "phot.flux.density"}
    uncertainty: Any = getattr(spectrum, "uncertainty", None)
    if getattr(uncertainty, "uncertainty_type", None) == "std":
        table["flux_err"] = uncertainty.quantity
    return shown(table)


def _unmasked(spectrum: Any) -> Any:
    """The fluxes of a spectrum; those of masked pixels are missing."""
    import numpy as np
    from astropy.utils.masked import Masked

    mask = getattr(spectrum, "mask", None)
    if mask is None or not np.any(mask):
        return spectrum.flux
    return Masked(spectrum.flux, mask=np.broadcast_to(np.asarray(mask, bool), spectrum.flux.shape))
