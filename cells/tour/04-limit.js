const limit_pc = view(Inputs.range([3, 25], {label: "Within (pc)", value: 10, step: 0.5}));
