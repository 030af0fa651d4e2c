import { loadPyodide } from 'pyodide';

onmessage = async ({ data }: MessageEvent<{ pyodideUrl: string; astropy: boolean }>) => {
  const tell = (name: string, value: unknown) => postMessage({ name, text: String(value) });
  const python = await loadPyodide({ indexURL: data.pyodideUrl });
  tell('two', python.runPython('1 + 1'));
  if (!data.astropy) return;
  await python.loadPackage('astropy', { messageCallback: () => {} });
  tell(
    'astropy',
    python.runPython('from astropy.coordinates import SkyCoord\nstr(SkyCoord(10.684, 41.269, unit="deg").galactic)'),
  );
};
