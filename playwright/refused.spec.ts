import { expect, test } from './site.ts';

const CLOSED = 'https://gea.esac.esa.int/tap-server/tap';

test('whoever asks a service that refuses, the reader is told which it is and what can be done', async ({ site }) => {
  await site.answer('gea.esac.esa.int', () => undefined);
  const python = (id: string, text: string) => ({ id, type: 'text/x-python', text }) as const;
  const module = (id: string, text: string) => ({ id, type: 'module', text }) as const;
  await site.openCells([
    module('1', `const reply = await fetch('${CLOSED}');`),
    python('2', `from pyodide.http import pyfetch\nawait pyfetch("${CLOSED}")`),
    python('3', `from js import fetch\n\nawait fetch("${CLOSED}")`),
    python('4', `import js\nxhr = js.XMLHttpRequest.new()\nxhr.open("GET", "${CLOSED}", False)\nxhr.send()`),
    python('5', `from pyodide.http import open_url\nopen_url("${CLOSED}")`),
    python('6', `import requests\nrequests.get("${CLOSED}")`),
    module(
      '7',
      `let said; try { await fetch('${CLOSED}'); } catch (error) { said = \`\${error.name}: \${error.message}\`; }\ndisplay(said);`,
    ),
  ]);
  await site.runAll();
  for (const [id, line] of [
    ['1', 1],
    ['2', 2],
    ['3', 3],
    ['4', 4],
    ['5', 2],
    ['6', 2],
  ] as const) {
    await site.expectState(id, 'failed');
    const failure = site.cell(id).locator('[data-failure]');
    await expect(failure).toHaveAttribute('data-kind', 'fetch');
    await expect(failure).toContainText(
      'gea.esac.esa.int gave this page no answer: it cannot be reached from here, or it does not allow pages of other origins to read it',
    );
    await expect(failure).toContainText(`line ${line}`);
    await expect(failure).toContainText('VizieR TAP (https://tapvizier.cds.unistra.fr/TAPVizieR/tap) has Gaia DR3');
    await expect(failure).toContainText('A proxy of your own');
    await expect(failure).toContainText('export this notebook to Jupyter');
  }
  await expect(site.output('7')).toContainText('TypeError: gea.esac.esa.int gave this page no answer');
});
