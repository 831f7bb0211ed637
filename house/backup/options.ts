import { NotPossible } from './not-possible.ts';

/** What was asked for on the command line. */
export type Options =
  | { command: 'backup'; to: string | undefined; keep: number | undefined }
  | { command: 'restore'; from: string; again: boolean; checkOnly: boolean };

const usage = {
  backup: '用法：npm run backup [-- --to 文件夹] [--keep 保留份数]',
  restore: '用法：npm run restore -- --from 备份文件夹 [--again] [--check]',
};

/** @throws NotPossible  a command or an option that does not exist, with how it is meant */
export function readOptions([command, ...words]: readonly string[]): Options {
  if (command === 'backup') {
    const given = read(words, { to: 'value', keep: 'value' }, usage.backup);
    const keep = given.get('keep');
    if (keep !== undefined && !/^[1-9]\d{0,5}$/.test(keep))
      throw new NotPossible(`--keep 应是 1 或更大的整数，现在是“${keep}”。${usage.backup}`);
    return { command, to: given.get('to'), keep: keep === undefined ? undefined : Number(keep) };
  }
  if (command !== 'restore') throw new NotPossible(`${usage.backup}\n${usage.restore}`);
  const given = read(words, { from: 'value', again: 'alone', check: 'alone' }, usage.restore);
  const from = given.get('from');
  if (from === undefined) throw new NotPossible(`请用 --from 指定备份的文件夹。${usage.restore}`);
  return { command, from, again: given.has('again'), checkOnly: given.has('check') };
}

function read(words: readonly string[], known: Record<string, 'value' | 'alone'>, how: string): Map<string, string> {
  const given = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const [, name = '', joined] = /^--([a-z]+)(?:=(.*))?$/.exec(words[at]!) ?? [];
    const kind = known[name];
    if (!kind || (kind === 'alone' && joined !== undefined)) throw new NotPossible(`不认识的选项“${words[at]}”。${how}`);
    const value = kind === 'alone' ? '' : (joined ?? words[(at += 1)] ?? '');
    if (kind === 'value' && (value === '' || value.startsWith('--'))) throw new NotPossible(`--${name} 后面缺少内容。${how}`);
    given.set(name, value);
  }
  return given;
}
