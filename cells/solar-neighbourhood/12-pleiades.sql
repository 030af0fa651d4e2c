-- output: pleiades
SELECT hip, ra, dec, parallax, e_parallax, hpmag
FROM hats('catalogues/hipparcos')
WHERE 1 = CONTAINS(POINT('ICRS', ra, dec), CIRCLE('ICRS', 56.75, 24.12, 4))
  AND parallax < 14 AND e_parallax < 3
  AND sqrt((pmra - 20) ** 2 + (pmdec + 45.5) ** 2) < 7
