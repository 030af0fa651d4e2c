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
    """Rows at random places of a nested HEALPix pixel, sorted by index (Górski et al. 2005, 4.1 and 5)."""
    extra = ", ".join(f"(10 + 5 * random())::FLOAT AS c{i}" for i in range(columns - 7))
    face, within = divmod(pixel, 4**order)
    x, y = (sum((within >> (2 * bit + odd) & 1) << bit for bit in range(order)) for odd in (0, 1))
    ring, quarter = face // 4 + 2, 2 * (face % 4) + (face // 4 + 1) % 2
    shift = 29 - order
    return f"""
      WITH places AS (SELECT ({x << shift} + floor(random() * {1 << shift}))::BIGINT AS x,
          ({y << shift} + floor(random() * {1 << shift}))::BIGINT AS y FROM range({rows})),
        rings AS (SELECT x, y, {ring} - (x + y + 1) / {2.0**29} AS j, least(1, j, 4 - j) AS n,
          CASE WHEN j < 1 THEN 1 - n * n / 3 WHEN j > 3 THEN n * n / 3 - 1 ELSE (2 - j) * 2 / 3 END AS z FROM places)
      SELECT ({face}::BIGINT << 58) + spread(x) + 2 * spread(y) AS _healpix_29, (random() * 9e18)::BIGINT AS source_id,
        (45 * ({quarter} + (x - y) / {2.0**29} / n) + 360) % 360 AS ra, degrees(asin(z)) AS "dec",
        (21 - 6 * random() ** 3)::FLOAT AS mag, (random() - 0.3)::FLOAT AS bp_rp, (random() * 9)::TINYINT AS kind{", " + extra if extra else ""}
      FROM rings ORDER BY 1"""


def spread_sql() -> str:
    """A macro that puts a zero behind each bit of a number below 2^29."""
    sql = "v"
    for bits in (16, 8, 4, 2, 1):
        mask = sum(((1 << bits) - 1) << at for at in range(0, 64, 2 * bits))
        sql = f"(SELECT (b | (b << {bits})) & {mask} FROM (SELECT {sql} AS b))"
    return f"CREATE MACRO spread(v) AS {sql}"


def main(folder: str, partitions: int, rows: int, columns: int) -> None:
    """Writes the properties, the list of partitions and their files."""
    root = pathlib.Path(folder)
    order = order_of(partitions)
    database = duckdb.connect()
    database.execute("SELECT setseed(0.5)")
    database.execute(spread_sql())
    for pixel in range(partitions):
        path = root / f"dataset/Norder={order}/Dir=0/Npix={pixel}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            # Where this is ended early, what is there is whole.
            part = path.with_suffix(".part")
            database.execute(
                f"COPY ({partition_sql(order, pixel, rows, columns)}) TO '{part}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 65536)"
            )
            part.rename(path)
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
