"""Makes two tables of a million stars to match: python make_pairs.py FOLDER. Clusters, both poles and RA 0 included."""

import pathlib
import sys

import duckdb

STARS = """SELECT i AS id, CASE i % 4 WHEN 0 THEN 360 * random() WHEN 1 THEN (360 + 0.5 * (random() - 0.5)) % 360 WHEN 2 THEN (i * 7 % 40) * 9 + random() ELSE 360 * random() END AS ra,
  CASE i % 4 WHEN 0 THEN degrees(asin(2 * random() - 1)) WHEN 1 THEN 60 * (random() - 0.5) WHEN 2 THEN (i * 7 % 40) * 3 - 60 + random() ELSE (i % 8 - 3.5) / 3.5 * (90 - 2 * random()) END AS "dec" FROM range(1000000) t(i)"""


def main(folder: str) -> None:
    """Writes a.parquet, and b.parquet of which seven in ten lie within 1.2 arcseconds of a star of a."""
    root = pathlib.Path(folder)
    root.mkdir(parents=True, exist_ok=True)
    database = duckdb.connect()
    database.execute("SELECT setseed(0.25)")
    database.execute(f"CREATE TABLE a AS {STARS}")
    database.execute(
        """CREATE TABLE b AS SELECT id + 5000000 AS id, CASE WHEN id % 10 < 7 THEN (360 + ra + (random() - 0.5) * 2.4 / 3600 / greatest(1e-3, cos(radians("dec")))) % 360 ELSE 360 * random() END AS ra,
           CASE WHEN id % 10 < 7 THEN greatest(-90, least(90, "dec" + (random() - 0.5) * 2.4 / 3600)) ELSE degrees(asin(2 * random() - 1)) END AS "dec" FROM a"""
    )
    for name in ("a", "b"):
        database.execute(
            f"COPY {name} TO '{root / name}.parquet' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"
        )


if __name__ == "__main__":
    main(sys.argv[1])
