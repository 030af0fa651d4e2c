def solar_motion(stars):
    """The Sun's velocity (U, V, W) relative to the mean of the stars, and its error."""
    l, b = stars.l.rad, stars.b.rad
    towards = np.c_[np.cos(b) * np.cos(l), np.cos(b) * np.sin(l), np.sin(b)]
    along_l = np.c_[-np.sin(l), np.cos(l), np.zeros_like(l)]
    along_b = np.c_[-np.sin(b) * np.cos(l), -np.sin(b) * np.sin(l), np.cos(b)]
    to_speed = lambda motion: (motion * stars.distance).to("km/s", u.dimensionless_angles())[:, None]
    across = to_speed(stars.pm_l_cosb) * along_l + to_speed(stars.pm_b) * along_b
    projection = np.eye(3) - towards[:, :, None] * towards[:, None, :]
    velocity = -np.linalg.solve(projection.mean(axis=0), across.mean(axis=0))
    return velocity, across.std() / np.sqrt(len(stars))

colour = sample["b_v"].filled(np.nan)
keep = (colour > 0) & (colour < bluer_than) & (speed < 150 * u.km / u.s)
(U, V, W), error = solar_motion(galactic[keep])
print(f"{keep.sum():,} stars bluer than {bluer_than:.1f} mag: U = {U:.2f}, V = {V:.2f}, W = {W:.2f}, each ± {error:.2f}")
