import { loadPyodide } from 'pyodide';

onmessage = async ({ data }: MessageEvent<{ pyodideUrl: string; packages: readonly string[]; text: string }>) => {
  try {
    const python = await loadPyodide({ indexURL: data.pyodideUrl });
    if (data.packages.length > 0) await python.loadPackage([...data.packages], { messageCallback: () => {} });
    postMessage({ name: 'result', text: String(python.runPython(data.text)) });
  } catch (error) {
    postMessage({ name: 'failed', text: String(error) });
  }
};
