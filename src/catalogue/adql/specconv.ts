import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { cast, double, infix } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { unitNamed, unitRatio, type Unit } from './unitNamed.ts';

const [C, H] = [299_792_458, 6.62607015e-34];
/** The SI units of photons, and the energy in J of one; lengths go as its inverse. */
const SPECTRAL: readonly (readonly [unit: string, energy: number, power: 1 | -1])[] = [
  ['J', 1, 1],
  ['Hz', H, 1],
  ['m', H * C, -1],
  ['m-1', H * C, 1],
];

/**
 * A value of one spectral unit in another: wavelengths, frequencies, wave numbers and energies of photons (IVOA's
 * ivo_specconv). Fails with kind `sql` where they are not.
 */
export function specconv([value, from, to]: readonly Expression[]): Expression {
  const [own, wanted] = [from, to].map(namedBy);
  const [given, result] = [own && spectral(own), wanted && spectral(wanted)];
  if (!value || !given || !result)
    throw new NotebookError({
      kind: 'sql',
      message:
        'IVO_SPECCONV takes a value and two texts, its unit and the wanted one, of wavelength, frequency or energy.',
    });
  // The energy is that of the unit times the value, or by it; what is wanted of it likewise.
  const one = (given.energy * given.factor ** given.power) / result.energy;
  const factor = one ** result.power / result.factor;
  // Constants are decimals where they can be.
  const number = cast(value, 'DOUBLE');
  return given.power === result.power ? infix('*', number, double(factor)) : infix('/', double(factor), number);
}

function namedBy(expression: Expression | undefined): Unit | undefined {
  const word = expression?.class === 'CONSTANT' ? expression.value?.value : undefined;
  return typeof word === 'string' ? unitNamed(word) : undefined;
}

function spectral(
  unit: Unit,
): { readonly energy: number; readonly factor: number; readonly power: 1 | -1 } | undefined {
  for (const [name, energy, power] of SPECTRAL) {
    const known = unitNamed(name);
    const factor = known && unitRatio(unit, known);
    if (factor !== undefined) return { energy, factor, power };
  }
  return undefined;
}
