/** The archive of Python's own library, in the folder of Pyodide's files. */
export const LIBRARY_FILE = 'python_stdlib.zip';
