import { useEffect, useState } from 'react';
import type { GroupId } from '../../registers/places/wire.ts';
import type { HallId } from '../../kernel/ids.ts';
import { call } from '../../platform/ui/client.ts';
import { problemFrom } from '../../platform/ui/problem-error.ts';
import type { Problem } from '../../platform/wire/problem.ts';
import { readGuide, searchMatters, type GuideView, type MatterLine } from '../../registers/catalogue/wire.ts';

/** The matters of each group, so that turning pages and typing letters need no server. */
export type Matters = ReadonlyMap<string, readonly MatterLine[]>;

const everyMs = 30 * 60_000;

/** Loads the matters of the groups, and again every half hour: a catalogue changes by day, not by minute. */
export function useMatters(hallId: HallId, groupIds: readonly string[]): Matters {
  const [matters, setMatters] = useState<Matters>(new Map());
  const wanted = groupIds.join(',');
  useEffect(() => {
    const gone = new AbortController();
    const load = async () => {
      for (const groupId of wanted ? wanted.split(',') : []) {
        const query = { group: groupId as GroupId };
        const found = await call(searchMatters, { params: { hallId }, query, signal: gone.signal, tries: Infinity });
        setMatters((before) => new Map(before).set(groupId, found.matters));
      }
    };
    const start = () => void load().catch(() => undefined);
    start();
    const timer = setInterval(start, everyMs);
    return () => {
      gone.abort();
      clearInterval(timer);
    };
  }, [hallId, wanted]);
  return matters;
}

/** Every matter once, those that several groups serve too. */
export function allOf(matters: Matters): MatterLine[] {
  const byCode = new Map<string, MatterLine>();
  for (const lines of matters.values()) for (const line of lines) if (!byCode.has(line.code)) byCode.set(line.code, line);
  return [...byCode.values()];
}

const known = new Map<string, GuideView>();

/** The guide of a matter; nothing is asked where there is no matter. */
export function useGuide(hallId: HallId, code: MatterLine['code'] | undefined): GuideView | 'loading' | Problem | undefined {
  const [answer, setAnswer] = useState<{ code: string; guide: GuideView | Problem }>();
  useEffect(() => {
    if (!code) return;
    const gone = new AbortController();
    call(readGuide, { params: { hallId, code }, signal: gone.signal }).then(
      (guide) => {
        known.set(code, guide);
        setAnswer({ code, guide });
      },
      (error) => gone.signal.aborted || setAnswer({ code, guide: known.get(code) ?? problemFrom(error) }),
    );
    return () => gone.abort();
  }, [hallId, code]);
  if (code === undefined) return undefined;
  return answer?.code === code ? answer.guide : (known.get(code) ?? 'loading');
}

/** The guides of several matters, those that could be had; undefined while they are asked for. */
export function useGuides(hallId: HallId, codes: readonly MatterLine['code'][]): readonly GuideView[] | undefined {
  const [answer, setAnswer] = useState<{ codes: string; guides: readonly GuideView[] }>();
  const wanted = codes.join(',');
  useEffect(() => {
    const gone = new AbortController();
    const ask = async (code: string) => {
      const params = { hallId, code: code as MatterLine['code'] };
      const guide = await call(readGuide, { params, signal: gone.signal }).catch(() => known.get(code));
      if (guide) known.set(code, guide);
      return guide ? [guide] : [];
    };
    void Promise.all(wanted === '' ? [] : wanted.split(',').map(ask)).then(
      (guides) => gone.signal.aborted || setAnswer({ codes: wanted, guides: guides.flat() }),
    );
    return () => gone.abort();
  }, [hallId, wanted]);
  return answer?.codes === wanted ? answer.guides : undefined;
}

/** What the server finds for Chinese words, matters of other halls included; undefined while nothing is asked. */
export function useFound(hallId: HallId, words: string): readonly MatterLine[] | undefined {
  const [found, setFound] = useState<{ words: string; matters: readonly MatterLine[] }>();
  useEffect(() => {
    if (!/\p{Script=Han}/u.test(words)) return;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      call(searchMatters, { params: { hallId }, query: { search: words }, signal: gone.signal, tries: 2 }).then(
        ({ matters }) => setFound({ words, matters }),
        () => undefined,
      );
    }, 250);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [hallId, words]);
  return found?.words === words ? found.matters : undefined;
}
