bluer_than = ui.slider(0.2, 1.4, step=0.1, value=0.6, label="Stars bluer than B − V [mag]")
