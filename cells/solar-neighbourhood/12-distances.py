def cluster_distance(members):
    """Distance of a cluster in parsecs, from its members' weighted mean parallax."""
    parallax, error = np.asarray(members["parallax"]), np.asarray(members["e_parallax"])
    return 1000 / np.average(parallax, weights=error**-2)

hyades_pc, pleiades_pc = cluster_distance(hyades), cluster_distance(pleiades)
print(f"Hyades: {len(hyades)} stars at {hyades_pc:.1f} pc. Pleiades: {len(pleiades)} stars at {pleiades_pc:.1f} pc.")
