import { describe, expect, it } from 'vitest';
import type { Announcement } from './announcements.ts';
import { createSpeechQueue } from './speech-queue.ts';

/** A loudspeaker whose sentences end when the test says so. */
function loudspeaker() {
  const said: string[] = [];
  const ends: (() => void)[] = [];
  return {
    said,
    say: (sentence: string) => {
      said.push(sentence);
      return new Promise<void>((resolve) => ends.push(resolve));
    },
    /** Ends the sentence being spoken and lets the next begin. */
    end: async () => {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
    speakingNow: () => ends.length,
  };
}

const call = (ticketId: string): Announcement => ({ kind: 'call', ticketId, sentence: `请${ticketId}` });
const correction = (ticketId: string): Announcement => ({ kind: 'correction', ticketId, sentence: `${ticketId}取消` });

describe('the voice of the hall', () => {
  it('says a call twice', async () => {
    const speaker = loudspeaker();
    createSpeechQueue({ say: speaker.say }).add(call('A001'));
    await speaker.end();
    await speaker.end();
    expect(speaker.said).toEqual(['请A001', '请A001']);
  });

  it('never begins a sentence while another is spoken, and keeps their order', async () => {
    const speaker = loudspeaker();
    const queue = createSpeechQueue({ say: speaker.say });
    queue.add(call('A001'));
    queue.add(call('A002'));
    expect(speaker.speakingNow()).toBe(1);
    for (let sentence = 0; sentence < 4; sentence++) {
      expect(speaker.speakingNow()).toBe(1);
      await speaker.end();
    }
    expect(speaker.said).toEqual(['请A001', '请A001', '请A002', '请A002']);
    expect(speaker.speakingNow()).toBe(0);
  });

  it('goes on with a call that comes just as the last sentence ends', async () => {
    const speaker = loudspeaker();
    const queue = createSpeechQueue({ say: speaker.say });
    queue.add(call('A001'));
    await speaker.end();
    await speaker.end();
    queue.add(call('A002'));
    queue.add(call('A003'));
    expect(speaker.speakingNow()).toBe(1);
  });

  it('says each once while three or more wait behind it', async () => {
    const speaker = loudspeaker();
    const queue = createSpeechQueue({ say: speaker.say });
    for (const number of ['A001', 'A002', 'A003', 'A004', 'A005']) queue.add(call(number));
    for (let sentence = 0; sentence < 12; sentence++) await speaker.end();
    // Nobody waited when A001 began; behind A002 waited three, behind A003 two.
    expect(speaker.said).toEqual(['A001', 'A001', 'A002', 'A003', 'A003', 'A004', 'A004', 'A005', 'A005'].map((n) => `请${n}`));
  });

  it('says only the newer call of a ticket called again while it waits', async () => {
    const speaker = loudspeaker();
    const queue = createSpeechQueue({ say: speaker.say });
    queue.add(call('A001'));
    queue.add(call('A002'));
    queue.add({ ...call('A002'), sentence: '请A002到5号窗口' });
    for (let sentence = 0; sentence < 6; sentence++) await speaker.end();
    expect(speaker.said).toEqual(['请A001', '请A001', '请A002到5号窗口', '请A002到5号窗口']);
  });

  it('corrects once a call that was heard', async () => {
    const speaker = loudspeaker();
    const queue = createSpeechQueue({ say: speaker.say });
    queue.add(call('A001'));
    await speaker.end();
    await speaker.end();
    queue.add(correction('A001'));
    await speaker.end();
    expect(speaker.said).toEqual(['请A001', '请A001', 'A001取消']);
  });

  it('does not say “please come” a second time when the correction already waits', async () => {
    const speaker = loudspeaker();
    const queue = createSpeechQueue({ say: speaker.say });
    queue.add(call('A001'));
    queue.add(correction('A001'));
    await speaker.end();
    await speaker.end();
    expect(speaker.said).toEqual(['请A001', 'A001取消']);
  });

  it('is silent about a call taken back before anybody heard it', async () => {
    const speaker = loudspeaker();
    const queue = createSpeechQueue({ say: speaker.say });
    queue.add(call('A001'));
    queue.add(call('A002'));
    queue.add(correction('A002'));
    expect(queue.waiting()).toBe(0);
    await speaker.end();
    await speaker.end();
    expect(speaker.said).toEqual(['请A001', '请A001']);
  });

  it('leaves out what had to wait for more than a minute', async () => {
    const speaker = loudspeaker();
    let now = 0;
    const queue = createSpeechQueue({ say: speaker.say, now: () => now });
    queue.add(call('A001'));
    queue.add(call('A002'));
    now = 59_999;
    queue.add(call('A003'));
    now = 60_000;
    for (let sentence = 0; sentence < 6; sentence++) await speaker.end();
    expect(speaker.said).toEqual(['请A001', '请A001', '请A003', '请A003']);
  });

  it('calls the next although the loudspeaker failed', async () => {
    const said: string[] = [];
    const queue = createSpeechQueue({
      say: (sentence) => {
        said.push(sentence);
        return Promise.reject(new Error('no sound card'));
      },
    });
    queue.add(call('A001'));
    queue.add(call('A002'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(said).toEqual(['请A001', '请A001', '请A002', '请A002']);
  });
});
