from astropy import units as u
from astropy.coordinates import SkyCoord

# Hipparcos again, this time from VizieR by cone search. Another radius asks it again.
vizier = pyvo.dal.SCSService("https://vizier.cds.unistra.fr/viz-bin/conesearch/I/311/hip2?")
pleiades_centre = SkyCoord(56.75, 24.12, unit="deg")
around_pleiades = vizier.search(pos=pleiades_centre, radius=radius_deg * u.deg).to_table()
around_pleiades
