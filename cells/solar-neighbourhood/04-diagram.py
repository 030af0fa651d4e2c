from bokeh.plotting import figure

diagram = figure(
    height=460, x_axis_label="B − V [mag]", y_axis_label="absolute magnitude, Hp [mag]",
    x_range=(-0.4, 2.1), y_range=(13, -3), output_backend="webgl", tools="pan,wheel_zoom,box_zoom,box_select,reset",
)
diagram.scatter(sample["b_v"], sample["abs_hpmag"], size=2.5, alpha=0.5, line_color=None, fill_color="#e8a33d")
diagram
