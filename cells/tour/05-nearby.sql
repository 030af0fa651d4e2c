-- output: nearby
-- A catalogue in the HATS layout is read in parts, by byte range. $limit_pc is the slider's value.
SELECT hip, ra, dec, parallax, 1000 / parallax AS distance_pc, hpmag, b_v
FROM hats('catalogues/hipparcos')
WHERE parallax > 1000 / $limit_pc AND parallax > 5 * e_parallax
ORDER BY distance_pc
