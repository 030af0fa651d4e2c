# Barnard's star: the parallax in milliarcseconds (Hipparcos, van Leeuwen 2007). Try 768.07, Proxima's of Gaia DR3.
parallax_mas = 548.31

from astropy import units as u

distance = (parallax_mas * u.mas).to(u.pc, u.parallax())
distance_ly = distance.to_value(u.lyr)
distance
