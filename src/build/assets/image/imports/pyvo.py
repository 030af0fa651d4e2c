"""What asking services with pyvo imports, too."""

import pyvo
