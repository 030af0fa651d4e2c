"""Controls that the reader sets and whose values cells of all languages read; notebooks have them as `ui`."""
