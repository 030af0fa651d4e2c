-- output: hyades
SELECT hip, ra, dec, parallax, e_parallax, hpmag
FROM hats('catalogues/hipparcos')
WHERE 1 = CONTAINS(POINT('ICRS', ra, dec), CIRCLE('ICRS', 66.75, 15.87, 10))
  AND abs(parallax - 21.5) < 3 AND e_parallax < 2
  AND sqrt((pmra - 106) ** 2 + (pmdec + 28) ** 2) < 40
