"""Makes the Parquet files of src/catalogue/parquet/cases: a column of each type as three writers store it, and DuckDB's
names of the types.

Requirements: pip install astropy duckdb==1.5.1 numpy pyarrow
"""

from __future__ import annotations

import json
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from astropy import units as u
from astropy.table import Table

TYPED = """
select true b, 1::tinyint i8, 1::smallint i16, 1::integer i32, 1::bigint i64, 1::utinyint u8, 1::usmallint u16,
  1::uinteger u32, 1::ubigint u64, 1.5::float f, 1.5::double d, 1.25::decimal(9,2) dec9, 1.25::decimal(18,4) dec18,
  1.25::decimal(30,4) dec30, 'a' s, 'ab'::blob bl, date '2000-01-01' as day, time '01:02:03' t,
  timestamp '2000-01-01' ts, timestamptz '2000-01-01' tz, timestamp_ns '2000-01-01' tns,
  '11111111-1111-1111-1111-111111111111'::uuid u, [1, 2] l, [[1.5::double], [2.5]] ll, {'a': 1, 'b "q"': 'x'} st,
  [{'mjd': 1.5::double, 'band': 'g'}] lst, map {'k': 1} m
"""


def arrow_table() -> pa.Table:
    """One row of what Arrow writers store beyond DuckDB's own."""
    day = datetime(2000, 1, 1)
    light_curve = pa.struct([("mjd", pa.list_(pa.float64())), ("band", pa.list_(pa.string()))])
    return pa.table(
        {
            "i8": pa.array([1], pa.int8()),
            "u64": pa.array([1], pa.uint64()),
            "f16": pa.array([np.float16(1.5)]),
            "f": pa.array([1.5], pa.float32()),
            "s": ["a"],
            "ls": pa.array(["a"], pa.large_string()),
            "bin": pa.array([b"a"]),
            "fix": pa.array([b"abcd"], pa.binary(4)),
            "dict": pa.array(["x"]).dictionary_encode(),
            "ts_ms": pa.array([day], pa.timestamp("ms")),
            "ts_us_utc": pa.array([day], pa.timestamp("us", "UTC")),
            "ts_ns": pa.array([day], pa.timestamp("ns")),
            "ts_ns_utc": pa.array([day], pa.timestamp("ns", "UTC")),
            "date": pa.array([date(2000, 1, 1)]),
            "time": pa.array([time(1, 2)], pa.time64("us")),
            "time32": pa.array([time(1, 2)], pa.time32("ms")),
            "dec": pa.array([Decimal("1.25")], pa.decimal128(12, 2)),
            "dec38": pa.array([Decimal("1.25")], pa.decimal128(38, 2)),
            "lc": pa.array([{"mjd": [1.5], "band": ["g"]}], light_curve),
            "m": pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int32())),
            "fl": pa.array([[1.0, 2.0]], pa.list_(pa.float32(), 2)),
        }
    )


def astropy_table() -> Table:
    """Columns with the units and descriptions that astropy keeps in `table_meta_yaml`."""
    table = Table({"ra": [1.0] * u.deg, "pm_ra": [2.0] * u.mas / u.yr, "n": [3], "name": ["a"]})
    table["ra"].description = 'Right ascension: "ICRS", it\'s of epoch 2016.0'
    table["ra"].meta["ucd"] = "pos.eq.ra"
    table["pm_ra"].description = "Proper motion, times cos(dec)"
    table["n"].description = "Count"
    return table


if __name__ == "__main__":
    folder = Path("src/catalogue/parquet/cases")
    duckdb.execute(f"copy ({TYPED}) to '{folder}/duckdb.parquet' (format parquet)")
    table = arrow_table()
    pq.write_table(table, folder / "arrow.parquet", version="2.6")
    old = table.drop(["f16", "ts_ns", "ts_ns_utc"])
    pq.write_table(old, folder / "oldLists.parquet", version="1.0", use_compliant_nested_type=False)
    astropy_table().write(folder / "astropy.parquet", overwrite=True)
    types = {
        path.stem: {
            name: kind for name, kind, *_ in duckdb.execute(f"describe select * from read_parquet('{path}')").fetchall()
        }
        for path in sorted(folder.glob("*.parquet"))
    }
    (folder / "types.json").write_text(json.dumps(types, indent=1) + "\n")
