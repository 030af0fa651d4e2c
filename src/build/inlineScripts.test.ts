import { expect, test } from 'vitest';
import { allowInlineScripts, stylesLast } from './inlineScripts.ts';

test('inline scripts of a page are allowed by their hashes, and those with an address by the page’s own', () => {
  const page = (policy: string) =>
    `<meta content="${policy}; style-src 'self'"><script>alert('Hello, world.');</script><script src="a.js"></script>`;
  // The example of CSP 3, section 8.2.
  expect(allowInlineScripts(page("script-src 'self'"))).toBe(
    page("script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"),
  );
});

test('a page without inline scripts keeps its policy', () => {
  const page = `<meta content="script-src 'self'"><script src="a.js"></script>`;
  expect(allowInlineScripts(page)).toBe(page);
});

test('style sheets come behind the inline script of a body, and stay where there is none', () => {
  const sheet = '<link rel="stylesheet" crossorigin href="./a.css">';
  expect(stylesLast(`<head>${sheet}</head><body><script>1</script></body>`)).toBe(
    `<head></head><body><script>1</script>${sheet}</body>`,
  );
  const still = `<head><script>1</script>${sheet}</head><body></body>`;
  expect(stylesLast(still)).toBe(still);
});
