import { resolve } from 'node:path';
import { writeFolder } from './writeFolder.ts';
import { messageOf } from '../../known/messageOf.ts';

const [name] = process.argv.slice(2);
if (name === undefined) {
  console.error('npm run new <name>: makes cells/<name>/, a notebook that the site ships');
  process.exit(2);
}
const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
const shared = { pinned: true, hidden: false };
try {
  const files = writeFolder(resolve('cells'), name, {
    title,
    cells: [
      { id: '1', language: 'markdown', text: `# ${title}\n\nWhat this notebook shows, and for whom.`, ...shared },
      { id: '2', language: 'python', text: 'answer = 6 * 7\nanswer', ...shared },
    ],
  });
  console.log(`cells/${name}/ is made: ${files.join(', ')}. npm run dev shows it.`);
} catch (error) {
  console.error(messageOf(error));
  process.exit(1);
}
