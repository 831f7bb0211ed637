const name = 'yc_manage_hall';

/** The hall that was last looked at on this machine. */
export function lastHall(): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberHall(hallId: string): void {
  try {
    localStorage.setItem(name, hallId);
  } catch {
    // Without storage the first hall is shown; nobody is kept from working.
  }
}
