import * as Inputs from '@observablehq/inputs';
import '@observablehq/inputs/dist/index.css';
import './inputs.css';

export { Inputs };
