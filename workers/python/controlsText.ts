const FOUND: Readonly<Record<string, string>> = import.meta.glob('./skybook/ui.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The Python that makes controls, `skybook.ui`, whose functions say what they are for. */
export const CONTROLS_TEXT = Object.values(FOUND).join('\n');
