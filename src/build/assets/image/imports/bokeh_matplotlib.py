"""For cells that draw in several ways, animations among them."""

import matplotlib.animation
