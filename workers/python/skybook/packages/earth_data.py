"""Data of time and Earth: those of the site tell their age, and newer ones come from PyPI, which pages may read."""

import io
import json
import sys
import tempfile
import zipfile
from typing import Any
from urllib.request import urlopen

_PYPI = "https://pypi.org/pypi/astropy-iers-data/json"
_TABLE = "astropy_iers_data/data/finals2000A.all"
_failed: list[str] = []
_told: list[bool] = []


def attach(iers: Any) -> None:
    """Has astropy take newer tables of the IERS from PyPI where it would ask the IERS itself, whose servers no page may
    read; where they cannot be had it reckons with those of the site, and says how old they are."""
    fetch = iers.download_file

    def download_file(url: str, *args: Any, **options: Any) -> Any:
        if url not in (iers.conf.iers_auto_url, iers.conf.iers_auto_url_mirror):
            return fetch(url, *args, **options)
        return _newest()

    def check(self: Any, original: Any, clipped: Any, latest_mjd: float) -> None:
        first = float(self.meta["predictive_mjd"])
        age_days = float(self.time_now.mjd) - first
        allowed = iers.conf.auto_max_age
        if allowed is not None and latest_mjd > first and age_days > allowed and not _told:
            _told.append(True)
            date = iers.Time(first, format="mjd").strftime("%d %B %Y")
            _say(
                f"The Earth's orientation after {date} is as it was predicted {age_days:.0f} days ago: newer data of the IERS are not here."
            )

    def open_table(cls: Any) -> Any:
        # Newer ones are wanted only where those of the site are too old for what is asked.
        if cls.iers_table is None:
            cls.iers_table = cls.read()
        return cls.iers_table

    iers.download_file = download_file
    iers.IERS_Auto.open = classmethod(open_table)
    iers.IERS_Auto._check_interpolate_indices = check
    # Others are asked only where code names them.
    iers.LeapSeconds._auto_open_files = [
        place for place in iers.LeapSeconds._auto_open_files if not place.endswith("_url")
    ]


def _newest() -> str:
    """A file with the newest table of the IERS that PyPI has; asked once where it cannot be had."""
    if _failed:
        raise OSError(_failed[0])
    _say("The site's data of the Earth's orientation are old: asking PyPI for newer ones (astropy-iers-data).")
    try:
        with urlopen(_PYPI) as answer:
            files = json.loads(answer.read())["urls"]
        address = next(file["url"] for file in files if file["packagetype"] == "bdist_wheel")
        with urlopen(address) as answer:
            wheel = zipfile.ZipFile(io.BytesIO(answer.read()))
        with tempfile.NamedTemporaryFile(suffix=".all", delete=False) as file:
            file.write(wheel.read(_TABLE))
        return file.name
    except Exception as error:
        _failed.append(str(error).partition("\n")[0])
        raise


def _say(text: str) -> None:
    print(text, file=sys.stderr)
