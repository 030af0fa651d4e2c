"""Where tables come from: what was heard from the network, what VOTables state of themselves, and how tables keep
it."""
