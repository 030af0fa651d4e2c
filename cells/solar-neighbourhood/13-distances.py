def cluster_distance(members):
    """The distance of a cluster, from its members' weighted mean parallax."""
    parallax, error = members["parallax"].quantity, members["e_parallax"].quantity
    return np.average(parallax, weights=error**-2).to("pc", u.parallax())

for name, members in {"Hyades": hyades, "Pleiades": pleiades}.items():
    print(f"{name}: {len(members)} stars at {cluster_distance(members):.1f}")
