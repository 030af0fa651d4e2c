"""The jobs of a cross-match: a partition of its left with what can match it."""

from typing import Any

from skybook_elsewhere.parts import packed, quoted
from skybook_elsewhere.stoppable import Stoppable

Sent = list[tuple[str, bytes, list[dict[str, str]]]]


class _Placed:
    """A table whose rows are known by their place on the sky; rows without a place match nothing."""

    def __init__(self, connection: Stoppable, side: dict[str, Any]) -> None:
        import numpy as np

        ra, dec = side["ra"], side["dec"]
        placed = f"isfinite(({ra})::DOUBLE) AND abs(({dec})::DOUBLE) <= 90"
        table = connection.arrow(
            f"SELECT *, ({ra})::DOUBLE AS skybook_ra, ({dec})::DOUBLE AS skybook_dec FROM {quoted(side['table'])} WHERE {placed}"
        )
        self.ra, self.dec = (np.asarray(table[name]) for name in ("skybook_ra", "skybook_dec"))
        self.rows = table.drop_columns(["skybook_ra", "skybook_dec"])
        self._pixels: dict[int, Any] = {}

    def pixels(self, order: int) -> Any:
        """Nested HEALPix pixels of an order."""
        from astropy import units as u
        from astropy_healpix import HEALPix

        if order not in self._pixels:
            grid = HEALPix(nside=2**order, order="nested")
            self._pixels[order] = grid.lonlat_to_healpix(self.ra * u.deg, self.dec * u.deg)
        return self._pixels[order]

    def near(self, cell: tuple[int, int] | None, radius_deg: float) -> Any:
        """Which rows may lie within a radius of a pixel, and some beyond."""
        import numpy as np
        from astropy import units as u
        from astropy_healpix import HEALPix

        if cell is None:
            return np.ones(len(self.ra), bool)
        grid = HEALPix(nside=2 ** cell[0], order="nested")
        ra, dec = (angle.to_value(u.rad) for angle in grid.healpix_to_lonlat(cell[1]))
        # No point of a pixel is as far from its middle as the square root of its area.
        reach = grid.pixel_resolution.to_value(u.rad) + np.radians(radius_deg)
        own_ra, own_dec = np.radians(self.ra), np.radians(self.dec)
        half = np.sin((own_dec - dec) / 2) ** 2 + np.cos(own_dec) * np.cos(dec) * np.sin((own_ra - ra) / 2) ** 2
        return 2 * np.arcsin(np.minimum(1, np.sqrt(half))) <= reach

    def sent(self, name: str, which: Any, side: dict[str, Any]) -> Sent:
        import pyarrow as pa

        return [(name, packed(self.rows.filter(pa.array(which))), side["types"])]


def match_jobs(match: dict[str, Any], connection: Stoppable) -> list[dict[str, Any]]:
    """Jobs that give the pairs of a cross-match, for who puts a query over them; parts without a row are left out."""
    import numpy as np

    left, right = (
        _Placed(connection, match[side]) if match[side]["kind"] == "table" else None for side in ("left", "right")
    )
    taken = np.zeros(len(left.ra) if left else 0, bool)
    jobs: list[dict[str, Any]] = []
    for part in sorted(match["parts"], key=lambda part: part["cell"] is None):
        cell = tuple(part["cell"]) if part["cell"] else None
        pieces: list[Any] = [f"WITH {quoted(match['leftTable'])} AS NOT MATERIALIZED ("]
        sent: Sent = []
        within = ""
        if left is not None:
            own = ~taken if cell is None else (left.pixels(cell[0]) == cell[1]) & ~taken
            taken |= own
            if not own.any():
                continue
            sent += left.sent("skybook_left", own, match["left"])
            pieces.append("FROM skybook_left")
            reach = match["radiusDeg"] + 1e-9
            bounds = f"{float(left.dec[own].min()) - reach!r} AND {float(left.dec[own].max()) + reach!r}"
            within = f" WHERE {match['right'].get('decSql')} BETWEEN {bounds}"
        else:
            pieces.append(_partitions(match["left"], part["left"]))
        pieces.append(f"), {quoted(match['rightTable'])} AS NOT MATERIALIZED (")
        if right is not None:
            own = right.near(cell, match["radiusDeg"])
            if not own.any():
                continue
            sent += right.sent("skybook_right", own, match["right"])
            pieces.append("FROM skybook_right")
        else:
            pieces += ["SELECT * FROM (", _partitions(match["right"], part["right"]), f"){within}"]
        jobs.append({"sent": sent, "pieces": [*pieces, f") SELECT * FROM ({match['sql']})"]})
    return jobs


def _partitions(side: dict[str, Any], places: list[int]) -> dict[str, Any]:
    return {**side, "partitions": [side["partitions"][place] for place in places]}
