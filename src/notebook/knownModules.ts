/** Modules that do not lie beside a notebook: Python's own, the site's, and the field's that have other homes. */
export const KNOWN_MODULES: ReadonlySet<string> = new Set(
  `
  _plotly_utils abc aifc altair antigravity anywidget argparse array asdf ast astroplan astropy astropy_healpix
  astropy_iers_data astroquery asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect bokeh bqplot
  bqscales bs4 builtins bz2 calendar ccdproc cdshealpix certifi cgi cgitb charset_normalizer chunk cloudpickle cmath
  cmd code codecs codeop collections colorsys comm compileall concurrent configparser contextlib contextvars contourpy
  copy copyreg corner cProfile crypt csv ctypes curses cv2 cycler dask dask_image dataclasses datetime dateutil dbm
  decimal difflib dis distutils doctest duckdb email emcee encodings ensurepip enum erfa errno faulthandler fcntl
  filecmp fileinput fitsio fnmatch folium fontTools fractions fsspec ftplib functools galpy gammapy gc genericpath
  george getopt getpass gettext glob google graphlib grp gwcs gzip h5py hashlib hats healpy heapq hmac html html5lib
  http httpx idlelib idna imaplib imghdr imp importlib inspect io ipaddress ipyaladin ipykernel IPython ipywidgets
  isympy itertools jaraco jax jinja2 joblib js json jupyter keyring keyword kiwisolver lib2to3 lightkurve ligo
  linecache locale locket logging lsdb lxml lzma mailbox mailcap markupsafe marshal math matplotlib matplotlib_inline
  micropip mimetypes mmap mocpy modulefinder more_itertools mpl_toolkits mpld3 mpmath msilib msvcrt multiprocessing
  narwhals nbformat ndcube nested_pandas netrc networkx nis nntplib nt ntpath nturl2path numba numbers numpy opcode
  operator optparse os ossaudiodev packaging pandas partd pathlib pdb photutils pickle pickletools PIL pipes pkgutil
  platform plistlib plotly polars poplib posix posixpath pprint profile pstats psygnal pty pwd pyavm py_compile pyarrow
  pyclbr pydoc pydoc_data pyexpat pylab pymoc pyodide pyodide_js pyparsing pyspark pytest pytz pyvo queue quopri
  random re readline regions reprlib reproject requests resource rlcompleter runpy sched scipy seaborn secrets select
  selectors shelve shlex shutil signal site six skimage sklearn skybook smtpd smtplib sndhdr socket socketserver
  soupsieve specutils spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics statsmodels string
  stringprep struct subprocess sunau sunpy sympy symtable sys sysconfig syslog tables tabnanny tarfile telnetlib
  tempfile tensorflow termios textwrap this threading threadpoolctl time timeit tkinter tlz token tokenize tomllib
  toolz torch tqdm trace traceback tracemalloc traitlets traittypes tty turtle turtledemo types typing
  typing_extensions tzdata uncertainties unicodedata unittest urllib urllib3 uu uuid venv warnings wave weakref
  webbrowser webencodings winreg winsound wsgiref xarray xdrlib xml xmlrpc xyzservices yaml zipapp zipfile zipimport
  zlib zoneinfo
  `.split(/\s+/),
);
