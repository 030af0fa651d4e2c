sky(nearby, {target: "88.8 7.4", fov: 60, color: "#ffcc55", size: 10})
