import type { LocalChoice, LocalFile } from '../../workers/wire/localChoice.ts';

/**
 * The files and folders of the reader's disk that they have chosen for this notebook; their bytes stay on the disk
 * until they are read.
 */
export class LocalFiles {
  readonly #choices = new Map<string, LocalChoice>();
  readonly #listeners = new Set<(name: string) => void>();
  #files = new Map<string, File>();
  #folders = new Map<string, Set<string>>();
  #version = 0;

  /** Adds a choice; one of the same name gives way to it. */
  add(choice: LocalChoice): void {
    // macOS writes accents apart from their letters, keyboards do not.
    const name = choice.name.normalize('NFC');
    this.#choices.delete(name);
    this.#choices.set(name, {
      ...choice,
      name,
      files: choice.files.map(({ path, file }) => ({ path: path.normalize('NFC'), file })),
    });
    this.#version++;
    this.#index();
    for (const listener of this.#listeners) listener(name);
  }

  /** In the order of choice. */
  choices(): readonly LocalChoice[] {
    return [...this.#choices.values()];
  }

  /** Grows with each choice. */
  get version(): number {
    return this.#version;
  }

  /** Whether a file or folder of that name has been chosen. */
  has(name: string): boolean {
    return this.#choices.has(name);
  }

  /** A file by its path: a name, or a folder's name and the path within it. */
  get(path: string): File | undefined {
    return this.#files.get(path);
  }

  /** The names in a folder, by its path; folders have a slash at the end. */
  names(path: string): readonly string[] | undefined {
    const names = this.#folders.get(path);
    return names && [...names];
  }

  /** All files by their whole paths. */
  files(): readonly LocalFile[] {
    return [...this.#files].map(([path, file]) => ({ path, file }));
  }

  /** Told the name of each choice once it is there; returns the way to stop listening. */
  onAdd(listener: (name: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #index(): void {
    this.#files = new Map();
    this.#folders = new Map();
    for (const { name, isFolder, files } of this.#choices.values()) {
      if (isFolder) this.#folders.set(name, new Set());
      for (const { path, file } of files) {
        this.#files.set(isFolder ? `${name}/${path}` : name, file);
        if (isFolder) this.#enter(name, path);
      }
    }
  }

  /** Notes each step of a path in the folder before it. */
  #enter(folder: string, path: string): void {
    const [first = '', ...rest] = path.split('/');
    const names = this.#folders.get(folder) ?? new Set();
    this.#folders.set(folder, names.add(rest.length > 0 ? `${first}/` : first));
    if (rest.length > 0) this.#enter(`${folder}/${first}`, rest.join('/'));
  }
}
