radius_deg = ui.select([0.5, 1.0, 2.0, 4.0], value=1.0, label="Radius around the Pleiades [deg]")
