/** A way to open a notebook at another service. */
export type WayElsewhere = { readonly name: string; readonly url: string };

/** Where an .ipynb lies: in a repository of GitHub, at a branch, tag or commit; or in a gist. */
type Place =
  | {
      readonly kind: 'repository';
      readonly owner: string;
      readonly name: string;
      readonly ref: string;
      readonly path: string;
    }
  | { readonly kind: 'gist'; readonly owner: string; readonly id: string; readonly path: string };

/**
 * Links that open the .ipynb at a public address in Colab and Binder, and on a JupyterHub with nbgitpuller (`server` is
 * the reader's server there); none for an address that is no such file at GitHub.
 */
export function waysElsewhere(address: string, server?: string): readonly WayElsewhere[] {
  const url = URL.parse(address.trim());
  const place = url?.protocol === 'https:' ? placeOf(url) : undefined;
  if (!place) return [];
  const { owner, path } = place;
  const file = path.split('/').map(encodeURIComponent).join('/');
  const labPath = encodeURIComponent(path);
  const [, hub] = /^(https?:\/\/.*?\/)user\//.exec(server ?? '') ?? [];
  const [repository, folder, colab, binder] =
    place.kind === 'gist'
      ? ([
          `https://gist.github.com/${place.id}.git`,
          place.id,
          `gist/${owner}/${place.id}/${file}`,
          `gist/${owner}/${place.id}/HEAD`,
        ] as const)
      : ([
          `https://github.com/${owner}/${place.name}`,
          place.name,
          `github/${owner}/${place.name}/blob/${place.ref}/${file}`,
          `gh/${owner}/${place.name}/${place.ref}`,
        ] as const);
  const pulled = new URLSearchParams({
    repo: repository,
    urlpath: `lab/tree/${folder}/${path}`,
    ...(place.kind === 'repository' && { branch: place.ref }),
  });
  return [
    { name: 'Google Colab', url: `https://colab.research.google.com/${colab}` },
    { name: 'Binder', url: `https://mybinder.org/v2/${binder}?labpath=${labPath}` },
    ...(hub === undefined
      ? []
      : [{ name: new URL(hub).host, url: `${hub}hub/user-redirect/git-pull?${pulled.toString()}` }]),
  ];
}

function placeOf({ host, pathname }: URL): Place | undefined {
  const steps = pathname.split('/').filter(Boolean).map(decoded);
  const path = (from: number): string => steps.slice(from).join('/');
  if (!/\.ipynb$/i.test(path(0)) || steps.some((step) => step === undefined)) return undefined;
  const [owner = '', second = '', third = '', fourth = ''] = steps.map((step) => step ?? '');
  const repository = (ref: string, from: number): Place | undefined =>
    path(from) === '' ? undefined : { kind: 'repository', owner, name: second, ref, path: path(from) };
  switch (host) {
    case 'github.com':
      return /^(?:blob|raw)$/.test(third) ? repository(fourth, 4) : undefined;
    case 'raw.githubusercontent.com':
      return third === 'refs' ? repository(steps[4] ?? '', 5) : repository(third, 3);
    case 'gist.githubusercontent.com':
      return third === 'raw' ? { kind: 'gist', owner, id: second, path: steps.at(-1) ?? '' } : undefined;
    default:
      return undefined;
  }
}

/** A step of a path as it is meant; nothing for one that no name can be. */
function decoded(step: string): string | undefined {
  try {
    const name = decodeURIComponent(step);
    return /[\0/\\]/.test(name) || name === '..' ? undefined : name;
  } catch {
    return undefined;
  }
}
