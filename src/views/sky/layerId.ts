/** What Aladin calls a layer. Names of catalogues, tables and files never reach it: it puts them into HTML. */
export function layerId(index: number): string {
  return `layer-${index}`;
}

/** What Aladin calls the circles around the chosen rows of a layer. */
export function chosenId(index: number): string {
  return `${layerId(index)}-chosen`;
}
