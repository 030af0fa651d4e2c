-- output: nearest
SELECT hip, parallax, e_parallax, 1000 / parallax AS distance_pc, sqrt(pmra ** 2 + pmdec ** 2) / 1000 AS motion_arcsec_yr, hpmag
FROM sample
ORDER BY parallax DESC
LIMIT 12
