# The table that SQL made is an astropy Table here, with its units.
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(7, 2.6), layout="constrained")
ax.hist(nearby[column.value], bins=24, color="#4c78a8")
ax.set(xlabel=column, ylabel="stars", title=f"{len(nearby)} stars; the nearest is HIP {nearby['hip'][0]}")
