import { BOOT } from '../../notebook/boot.ts';

/**
 * The page of a notebook's frame as the text of its `srcdoc`: a policy, the script that takes the page's code, and the
 * place of the notebook.
 */
export function framePage(policy: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Notebook</title>
<script>${BOOT}</script>
<body><div id="notebook"></div>
`;
}
