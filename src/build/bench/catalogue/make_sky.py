"""Makes a synthetic HATS catalogue with native DuckDB: python make_sky.py FOLDER PARTITIONS ROWS_PER_PARTITION
COLUMNS."""

import pathlib
import sys

import duckdb


def order_of(partitions: int) -> int:
    """The least order with so many pixels."""
    order = 0
    while 12 * 4**order < partitions:
        order += 1
    return order


def partition_sql(order: int, pixel: int, rows: int, columns: int) -> str:
    """Rows at random places of a pixel, sorted by index; positions are drawn about the pixel's centre, and the index
    keeps the pixel."""
    extra = ", ".join(f"(10 + 5 * random())::FLOAT AS c{i}" for i in range(columns - 7))
    shift = 58 - 2 * order
    return f"""
      SELECT (({pixel}::BIGINT << {shift}) + (random() * {2**shift})::BIGINT) AS _healpix_29, (random() * 9e18)::BIGINT AS source_id,
        (({pixel} * 137.50776405) % 360 + random())::DOUBLE AS ra, degrees(asin(2 * (({pixel} + random()) / {12 * 4**order}) - 1)) AS "dec",
        (21 - 6 * random() ** 3)::FLOAT AS mag, (random() - 0.3)::FLOAT AS bp_rp, (random() * 9)::TINYINT AS kind{", " + extra if extra else ""}
      FROM range({rows}) ORDER BY 1"""


def main(folder: str, partitions: int, rows: int, columns: int) -> None:
    """Writes the properties, the list of partitions and their files."""
    root = pathlib.Path(folder)
    order = order_of(partitions)
    database = duckdb.connect()
    database.execute("SELECT setseed(0.5)")
    for pixel in range(partitions):
        path = root / f"dataset/Norder={order}/Dir=0/Npix={pixel}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            database.execute(
                f"COPY ({partition_sql(order, pixel, rows, columns)}) TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 65536)"
            )
    database.execute(
        f"COPY (FROM '{root}/dataset/*/*/Npix=0.parquet' LIMIT 0) TO '{root / 'dataset/_common_metadata'}' (FORMAT parquet)"
    )
    (root / "hats.properties").write_text(
        f"obs_collection={root.name}\ndataproduct_type=object\nhats_nrows={partitions * rows}\nhats_col_ra=ra\nhats_col_dec=dec\n"
        "hats_col_healpix=_healpix_29\nhats_col_healpix_order=29\n"
    )
    (root / "partition_info.csv").write_text(
        "Norder,Npix\n" + "".join(f"{order},{pixel}\n" for pixel in range(partitions))
    )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
