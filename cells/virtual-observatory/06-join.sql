-- output: matched
SELECT a.HIP AS hip, a.Plx AS parallax_vizier, h.parallax AS parallax_here, h.hpmag
FROM around_pleiades a
JOIN hats('catalogues/hipparcos') h ON h.hip = a.HIP
ORDER BY h.hpmag
