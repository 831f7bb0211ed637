/** Where nobody asked for a page, a clerk goes to the window, everybody else to the hall's overview. */
export const homeOf = (grants: readonly { action: string }[]): string => {
  const may = (action: string) => grants.some((grant) => grant.action === action);
  return may('queue.serve') && !may('queue.manage') ? '/window' : '/manage';
};

/**
 * The page to go back to, when it is one of ours: a link that leads elsewhere after the sign-in would make our page its accomplice.
 *
 * @param next    what stands behind `?next=`, if anything
 * @param origin  of this page, such as `https://hall.example`
 */
export function ownAddress(next: string | null, origin: string): string | undefined {
  if (next === null || !/^\/[^/\\]/.test(next)) return undefined;
  let url: URL;
  try {
    url = new URL(next, origin);
  } catch {
    return undefined;
  }
  const isPage = url.origin === origin && !/^\/(api|sign-in)(\/|$)/.test(url.pathname);
  return isPage ? url.pathname + url.search + url.hash : undefined;
}
