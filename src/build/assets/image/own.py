"""Run beside science.py: Skybook's own modules that join it to those packages."""

import contextlib
import importlib
import pkgutil

import skybook

for _found in pkgutil.walk_packages(skybook.__path__, "skybook."):
    # Some are about packages that are not here.
    with contextlib.suppress(ImportError):
        importlib.import_module(_found.name)
del _found
