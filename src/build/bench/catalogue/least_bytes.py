"""The least that a query must fetch of Parquet files: python least_bytes.py JSON, with `folder`, `files`, `sql` (or
`nativeSql`) and `columns`. Counts footers of all files whose bounds let the query in, and `columns` of row groups that
hold rows of its WHERE."""

import json
import pathlib
import re
import sys

import duckdb


def main(folder: str, files: list[str], sql: str, columns: list[str], nativeSql: str | None = None) -> int:  # noqa: N803
    """Row groups are told by the places of the rows that pass."""
    database = duckdb.connect()
    condition = re.search(r"FROM sky WHERE (.*)", nativeSql or "", re.DOTALL)
    where = f"WHERE {condition[1]}" if condition else ""
    total = 0
    for file in (str(pathlib.Path(folder) / each) for each in files):
        groups = database.execute(
            f"SELECT row_group_id, any_value(row_group_num_rows), sum(total_compressed_size) FILTER (path_in_schema IN {tuple(columns)})"
            f" FROM parquet_metadata('{file}') GROUP BY 1 ORDER BY 1"
        ).fetchall()
        passed = database.execute(
            f"SELECT DISTINCT file_row_number FROM read_parquet('{file}', file_row_number = true) {where}"
        ).fetchnumpy()["file_row_number"]
        if len(passed) == 0:
            continue
        footer = database.execute(f"SELECT footer_size + 8 FROM parquet_file_metadata('{file}')").fetchone()
        total += int(footer[0]) if footer else 0
        first = 0
        for _, rows, size in groups:
            if ((passed >= first) & (passed < first + rows)).any():
                total += int(size)
            first += rows
    return total


if __name__ == "__main__":
    print(main(**{name: value for name, value in json.loads(sys.argv[1]).items() if name != "label"}))
