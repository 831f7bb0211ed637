/** The loudspeaker of a board: a chime, then a voice where the machine has a Chinese one of its own. */
export type HallVoice = {
  /** Looks whether sound comes through, so that a board says so before the first call. */
  prepare: () => void;
  /** Chimes and speaks one sentence; resolves when it is over or could not be. */
  say: (sentence: string) => Promise<void>;
  /** Whether the browser forbids sound until somebody touches the screen. */
  isBlocked: () => boolean;
  /** To be called from a touch: lets sound through. */
  allow: () => void;
  subscribe: (listener: () => void) => () => void;
};

// Some engines never tell that a sentence is over, for instance on a machine without a sound card.
const longestSentence = 15_000;

export function createHallVoice(): HallVoice {
  const listeners = new Set<() => void>();
  let blocked = false;
  let context: AudioContext | undefined;

  function setBlocked(now: boolean) {
    if (blocked === now) return;
    blocked = now;
    for (const listener of listeners) listener();
  }

  async function running(): Promise<AudioContext | undefined> {
    if (typeof AudioContext === 'undefined') return undefined;
    context ??= new AudioContext();
    // `resume` stays pending, not refused, for as long as nobody touched the page.
    if (context.state !== 'running') await Promise.race([context.resume(), sleep(300)]).catch(() => undefined);
    setBlocked(context.state !== 'running');
    return context.state === 'running' ? context : undefined;
  }

  async function speak(sentence: string, voice: SpeechSynthesisVoice): Promise<void> {
    const words = new SpeechSynthesisUtterance(sentence);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = 0.9;
    const over = new Promise<void>((resolve) => {
      words.addEventListener('end', () => resolve());
      words.addEventListener('error', (event) => {
        if (event.error === 'not-allowed') setBlocked(true);
        resolve();
      });
    });
    speechSynthesis.speak(words);
    await Promise.race([over, sleep(longestSentence).then(() => speechSynthesis.cancel())]);
  }

  return {
    prepare: () => void running(),
    async say(sentence) {
      const audio = await running();
      if (audio) await chime(audio);
      const voice = await localVoice();
      if (voice && !blocked) await speak(sentence, voice);
    },
    isBlocked: () => blocked,
    allow() {
      setBlocked(false);
      void running();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A Chinese voice that lives on this machine; one from the network would tell a stranger who is called. */
async function localVoice(): Promise<SpeechSynthesisVoice | undefined> {
  if (typeof speechSynthesis === 'undefined') return undefined;
  const find = () => speechSynthesis.getVoices().find(({ lang, localService }) => localService && /^zh[-_](CN|Hans)/i.test(lang));
  const now = find();
  if (now || voicesAreThere) return now;
  // The list is filled some time after the page has loaded.
  await Promise.race([
    new Promise((resolve) => speechSynthesis.addEventListener('voiceschanged', resolve, { once: true })),
    sleep(800),
  ]);
  voicesAreThere = true;
  return find();
}
let voicesAreThere = false;

/** Two falling notes, as a hall knows them. */
async function chime(audio: AudioContext): Promise<void> {
  const notes = [
    { at: 0, hertz: 784 },
    { at: 0.42, hertz: 587 },
  ];
  for (const { at, hertz } of notes) {
    const start = audio.currentTime + at;
    const tone = audio.createOscillator();
    const loud = audio.createGain();
    tone.type = 'sine';
    tone.frequency.value = hertz;
    loud.gain.setValueAtTime(0.0001, start);
    loud.gain.exponentialRampToValueAtTime(0.4, start + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, start + 0.9);
    tone.connect(loud).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 1);
  }
  await sleep(1400);
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
