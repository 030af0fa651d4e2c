"""Run beside science.py: Skybook's own modules that join it to those packages."""

import importlib
import pkgutil

import skybook

for _found in pkgutil.walk_packages(skybook.__path__, "skybook."):
    try:
        importlib.import_module(_found.name)
    except ImportError:
        # It is about a package that is not here.
        pass
del _found
