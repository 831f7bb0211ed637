/** Whoever waits hears something after so long, in milliseconds. A page says by itself after three seconds that it waits. */
const longest = 8_000;

/** The work takes longer than anybody should wait in silence. */
export class NoAnswerYet extends Error {}

/**
 * Waits for the work, but not without end: a database that hangs keeps the caller's answer, and not the caller. The work goes on behind; a
 * command that is sent again under its id is answered with what came of it.
 *
 * @throws NoAnswerYet
 */
export async function withPatience<Result>(work: () => Promise<Result>, milliseconds = longest): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswerYet()), milliseconds);
  });
  try {
    return await Promise.race([work(), patience]);
  } finally {
    clearTimeout(timer);
  }
}
