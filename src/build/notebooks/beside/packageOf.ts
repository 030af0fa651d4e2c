/** Packages of PyPI that go by another name than their module. */
const NAMES: Readonly<Record<string, string>> = {
  attr: 'attrs',
  cv2: 'opencv-python-headless',
  dotenv: 'python-dotenv',
  PIL: 'pillow',
  skimage: 'scikit-image',
  sklearn: 'scikit-learn',
  upath: 'universal-pathlib',
  yaml: 'pyyaml',
};

/** The package of PyPI that has a module. */
export function packageOf(module: string): string {
  return Object.hasOwn(NAMES, module) ? (NAMES[module] ?? module) : module.replaceAll('_', '-');
}
