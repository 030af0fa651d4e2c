/** Puts this page under a Content-Security-Policy, beside those that it has; workers started later are under it too. */
export function applyPolicy(policy: string): void {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  document.head.append(meta);
}
