"""Packs a package whose C parts are optional from its source distribution, Python files only.

Usage: pure_wheel.py --sdist FILE --out DIR
"""

import argparse
import tarfile
import zipfile
from pathlib import Path

SOURCE_ROOTS = ("lib/", "src/")


def pack(sdist: Path, out: Path) -> None:
    """Writes `<name>-<version>-py3-none-any.whl` with the Python files under lib/ or src/."""
    stem = sdist.name.removesuffix(".tar.gz")
    name, version = stem.rsplit("-", 1)
    target = out / f"{name}-{version}-py3-none-any.whl"
    with tarfile.open(sdist) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as wheel:
        for member in source.getmembers():
            path = member.name.partition("/")[2]
            root = next((root for root in SOURCE_ROOTS if path.startswith(root)), None)
            if root and path.endswith(".py"):
                wheel.writestr(path.removeprefix(root), source.extractfile(member).read())
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        wheel.writestr(f"{name}-{version}.dist-info/METADATA", metadata)
        wheel.writestr(
            f"{name}-{version}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sdist", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    pack(options.sdist, options.out)
