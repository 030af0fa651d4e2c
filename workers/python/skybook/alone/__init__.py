"""What other Pythons have threads, processes and programs for, done by the one thread that a page's Python is."""
