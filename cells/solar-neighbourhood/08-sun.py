def solar_motion(galactic, keep):
    """The Sun's velocity (U, V, W) relative to the mean of the kept stars, and its error, in km/s."""
    chosen = galactic[keep]
    l, b = chosen.l.rad, chosen.b.rad
    towards = np.c_[np.cos(b) * np.cos(l), np.cos(b) * np.sin(l), np.sin(b)]
    along_l = np.c_[-np.sin(l), np.cos(l), np.zeros_like(l)]
    along_b = np.c_[-np.sin(b) * np.cos(l), -np.sin(b) * np.sin(l), np.cos(b)]
    to_speed = lambda motion: (motion * chosen.distance).to_value(u.km / u.s, u.dimensionless_angles())[:, None]
    across = to_speed(chosen.pm_l_cosb) * along_l + to_speed(chosen.pm_b) * along_b
    projection = np.eye(3) - towards[:, :, None] * towards[:, None, :]
    velocity = -np.linalg.solve(projection.mean(axis=0), across.mean(axis=0))
    return velocity, across.std() / np.sqrt(len(chosen))

colour = np.asarray(sample["b_v"])
keep = (colour > 0) & (colour < 0.6) & (speed < 150 * u.km / u.s)
sun_uvw, sun_error = solar_motion(galactic, keep)
print(f"{keep.sum():,} stars bluer than the Sun: U = {sun_uvw[0]:.2f}, V = {sun_uvw[1]:.2f}, W = {sun_uvw[2]:.2f}, each ± {sun_error:.2f} km/s")
