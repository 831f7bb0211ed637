import type { FirstHall } from '../../platform/wire/set-up.ts';
import { FieldError } from '../../platform/ui/Field.tsx';
import { KeyButton } from '../../platform/ui/KeyButton.tsx';
import type { Form } from '../../platform/ui/use-form.ts';
import { groupFaults, nextPrefix, type GroupDraft } from './group-faults.ts';
import { labels } from './first-values.ts';

const businesses: Record<FirstHall['groups'][number]['business'], string> = {
  handling: '办事',
  consultation: '咨询',
  assistance: '帮办代办',
  unresolved: '“办不成事”反映',
};

/** The groups of windows, one a row: name, letter, what for, how many windows. */
export function GroupRows({ form }: { form: Form }) {
  const name = 'groups';
  const groups = form.value(name) as GroupDraft[];
  const complaint = form.complaint(name);
  const faults = complaint ? groupFaults(groups) : new Map<string, string>();
  const errorId = `${form.idOf(name)}-error`;
  const change = (place: number, part: Partial<GroupDraft>) =>
    form.set(
      name,
      groups.map((group, index) => (index === place ? { ...group, ...part } : group)),
    );
  const cell = (place: number, part: keyof GroupDraft, title: string) => ({
    id: place === 0 && part === 'name' ? form.idOf(name) : undefined,
    className: 'yc-input',
    'aria-label': `第 ${place + 1} 组的${title}`,
    'aria-invalid': faults.has(`${place}.${part}`) ? (true as const) : undefined,
    'aria-describedby': errorId,
    value: groups[place]![part],
    onBlur: () => form.leave(name),
  });
  const windows = groups.reduce((sum, group) => sum + (typeof group.windows === 'number' ? group.windows : 0), 0);
  return (
    <fieldset className="yc-field setup-groups">
      <legend className="yc-hidden">{labels[name]}</legend>
      <div className="setup-group setup-group-head" aria-hidden="true">
        <span>业务组名称</span>
        <span>字头</span>
        <span>用途</span>
        <span>窗口数</span>
      </div>
      {groups.map((group, place) => (
        // A row has no name but its place while its name is being typed.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className="setup-group">
          <input {...cell(place, 'name', '名称')} onChange={(event) => change(place, { name: event.target.value })} />
          <input
            {...cell(place, 'prefix', '字头')}
            maxLength={1}
            onChange={(event) => change(place, { prefix: event.target.value.toUpperCase() })}
          />
          <select
            {...cell(place, 'business', '用途')}
            onChange={(event) => change(place, { business: event.target.value as GroupDraft['business'] })}
          >
            {Object.entries(businesses).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <input
            {...cell(place, 'windows', '窗口数')}
            inputMode="numeric"
            onChange={(event) => change(place, { windows: asCount(event.target.value) })}
          />
          <KeyButton
            tone="quiet"
            unavailable={groups.length === 1 ? '至少保留一个业务组' : undefined}
            onPress={() =>
              form.set(
                name,
                groups.filter((_, index) => index !== place),
              )
            }
          >
            去掉<span className="yc-hidden">{group.name}</span>
          </KeyButton>
        </div>
      ))}
      <p className="setup-group-foot">
        <KeyButton
          unavailable={groups.length >= 20 ? '最多 20 个业务组' : undefined}
          onPress={() => form.set(name, [...groups, { name: '', prefix: nextPrefix(groups), business: 'handling', windows: 1 }])}
        >
          增加业务组
        </KeyButton>
        <span className="yc-figures">
          共 {groups.length} 组、{windows} 个窗口（1 至 {Math.max(1, windows)} 号）
        </span>
      </p>
      <FieldError
        id={errorId}
        error={
          faults.size > 0 ? [...new Set(faults.values())].map((fault) => <span key={fault}>{fault}。</span>) : complaint?.message
        }
      />
    </fieldset>
  );
}

const asCount = (text: string): number | string => (/^\d+$/.test(text.trim()) ? Number(text) : text);
