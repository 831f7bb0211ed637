import { ChoiceField } from '../../platform/ui/ChoiceField.tsx';
import { TextField } from '../../platform/ui/TextField.tsx';
import type { Form } from '../../platform/ui/use-form.ts';
import { OpenSpans, Weekdays } from './OpeningFields.tsx';
import { labels } from './first-values.ts';

/** Whose hall it is, where it stands, and when it is open. */
export function HallFields({ form }: { form: Form }) {
  return (
    <>
      <TextField
        form={form}
        name="jurisdiction.name"
        label={labels['jurisdiction.name']!}
        example="如：安平县（主管政务服务的县、区或乡镇）"
      />
      <ChoiceField
        form={form}
        name="jurisdiction.level"
        label={labels['jurisdiction.level']!}
        choices={[
          { value: 'county', label: '县（市）' },
          { value: 'district', label: '区' },
          { value: 'town', label: '乡镇（街道）' },
        ]}
      />
      <TextField
        form={form}
        name="hall.name"
        label={labels['hall.name']!}
        example="显示在取号机、显示屏和各类文书上，如：安平县政务服务中心"
      />
      <TextField
        form={form}
        name="hall.address"
        label={labels['hall.address']!}
        autoComplete="street-address"
        example="群众找得到的地址，如：安平县新城街 18 号"
      />
      <TextField
        form={form}
        name="hall.phone"
        label={labels['hall.phone']!}
        type="tel"
        inputMode="tel"
        example="印在小票和告知书上，如：0318-7520000"
      />
      <Weekdays form={form} />
      <OpenSpans form={form} />
    </>
  );
}

/** Whether the hall begins with the matters of the example county. */
export function CatalogueChoice({ form }: { form: Form }) {
  return (
    <ChoiceField
      form={form}
      name="catalogue"
      label={labels['catalogue']!}
      choices={[
        { value: 'example', label: '载入示例事项目录', note: '法律依据真实，承诺时限等为示例，使用前须由部门核实' },
        { value: 'empty', label: '暂不载入', note: '群众先按业务组取号' },
      ]}
    />
  );
}
