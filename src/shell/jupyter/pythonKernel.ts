import { recordOf } from '../../known/recordOf.ts';

/** Which of the kernels that a server tells of (`api/kernelspecs`) runs Python; `undefined` where none does. */
export function pythonKernel(told: unknown): string | undefined {
  const { default: usual, kernelspecs } = recordOf(told);
  const names = Object.entries(recordOf(kernelspecs)).flatMap(([name, one]) =>
    recordOf(recordOf(one).spec).language === 'python' ? [name] : [],
  );
  return ['python3', String(usual), ...names].find((name) => names.includes(name));
}
