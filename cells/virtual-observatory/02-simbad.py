import pyvo

simbad = pyvo.dal.TAPService("https://simbad.cds.unistra.fr/simbad/sim-tap")
nearest_stars = simbad.search("""
    SELECT TOP 20 main_id, ra, dec, plx_value, otype
    FROM basic
    WHERE plx_value > 200
    ORDER BY plx_value DESC
""").to_table()
nearest_stars
