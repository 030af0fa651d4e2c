-- output: sample
-- Every partition is read by whichever worker is free; only these ten columns are fetched.
SELECT hip, ra, dec, parallax, e_parallax, pmra, pmdec, hpmag, b_v,
       hpmag + 5 * log10(parallax) - 10 AS abs_hpmag
FROM hats('catalogues/hipparcos')
WHERE parallax > 10 AND parallax > 10 * e_parallax
