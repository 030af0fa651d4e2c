import { runLanes } from './runLanes.ts';
import { runScript } from './runScript.ts';

const lanes = process.argv.slice(2).map((lane) => lane.split(','));
const failed = await runLanes(lanes, (script) => runScript(script, (line) => console.log(line)));
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`);
  process.exit(1);
}
