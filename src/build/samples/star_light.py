"""What a star looks like on the made-up plate: its colour and its brightness."""

from __future__ import annotations

import numpy as np


def temperature(b_v: np.ndarray) -> np.ndarray:
    """Kelvin from B-V (Ballesteros 2012, EPL 97, 34008)."""
    c = 0.92 * np.clip(b_v, -0.35, 2.2)
    return 4600 * (1 / (c + 1.7) + 1 / (c + 0.62))


def black_body_rgb(kelvin: np.ndarray) -> np.ndarray:
    """Linear sRGB of black bodies, brightest channel 1 (colour matching of Wyman et al. 2013, JCGT 2, 2)."""
    nm = np.arange(380, 781, 5.0)
    planck = nm**-5 / np.expm1(1.4388e7 / (nm * kelvin[:, None]))

    def lobe(mean: float, below: float, above: float) -> np.ndarray:
        return np.exp(-0.5 * ((nm - mean) / np.where(nm < mean, below, above)) ** 2)

    x = 1.056 * lobe(599.8, 37.9, 31.0) + 0.362 * lobe(442.0, 16.0, 26.7) - 0.065 * lobe(501.1, 20.4, 26.2)
    y = 0.821 * lobe(568.8, 46.9, 40.5) + 0.286 * lobe(530.9, 16.3, 31.1)
    z = 1.217 * lobe(437.0, 11.8, 36.0) + 0.681 * lobe(459.0, 26.0, 13.8)
    xyz = planck @ np.stack([x, y, z], axis=1)
    to_rgb = np.array([[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]])
    rgb = np.clip(xyz @ to_rgb.T, 0, None)
    return rgb / rgb.max(axis=1, keepdims=True)


def star_rgb(b_v: np.ndarray) -> np.ndarray:
    """Linear RGB from B-V, more saturated than the eye sees it; white where B-V is unknown (NaN)."""
    rgb = black_body_rgb(temperature(np.nan_to_num(b_v, nan=0.35))) ** 1.6
    return np.where(np.isnan(b_v)[:, None], 1.0, rgb)


def peak(magnitude: np.ndarray, faint: float) -> np.ndarray:
    """Peak of a spot in linear light, 0.1 at magnitude `faint`; softened, so that Sirius does not drown the rest."""
    return 0.1 * 10 ** (-0.4 * 0.62 * (magnitude - faint))


def width(magnitude: np.ndarray, finest: bool) -> np.ndarray:
    """Gaussian sigma of a spot in pixels: bright stars are drawn larger, as on a plate; all are in tiles that get
    enlarged."""
    return (0.9 if finest else 0.62) + 0.14 * np.clip(6.5 - magnitude, 0, None)
