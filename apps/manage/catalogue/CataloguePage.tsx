import { Select } from 'antd';
import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { listGroups, matterCode } from '../../../registers/places/wire.ts';
import { readAbout, readGuide, searchMatters } from '../../../registers/catalogue/wire.ts';
import { Guide } from '../../../registers/catalogue/web/Guide.tsx';
import { MatterTable } from '../../../registers/catalogue/web/MatterTable.tsx';
import { confidenceWords, limitWords } from '../../../registers/catalogue/web/catalogue-words.ts';
import { Answered } from '../Answered.tsx';
import { PageOf } from '../PageOf.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { Sheet } from '../Sheet.tsx';
import { hrefOf } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { usePageSearch } from '../use-search.ts';

/** The catalogue of matters, with what in it still has to be confirmed. */
export function CataloguePage() {
  const { hallId } = useStanding().hall;
  const params = { hallId };
  const [search, change] = usePageSearch();
  const groups = useAsk(listGroups, { params, query: {} });
  const about = useAsk(readAbout, { params });
  const group = groups.answer?.find(({ groupId }) => groupId === search['group']);
  const asked = useAsk(
    searchMatters,
    { params, query: { search: search['search'], group: group?.groupId } },
    { keep: 'the last answer' },
  );
  const code = matterCode.safeParse(search['matter']);
  return (
    <PageOf
      page="catalogue"
      title="事项"
      about={
        about.answer &&
        `共 ${about.answer.matters} 项、“一件事” ${about.answer.jointMatters} 项；依据已核 ${about.answer.byConfidence.high}，部分待核 ${about.answer.byConfidence.medium}，须部门核实 ${about.answer.byConfidence.low}`
      }
      actions={
        asked.answer && (
          <PrintButton title="事项目录">
            {() => (
              <table>
                <thead>
                  <tr>
                    <th>事项</th>
                    <th>部门</th>
                    <th>承诺时限</th>
                    <th>核实情况</th>
                  </tr>
                </thead>
                <tbody>
                  {asked.answer!.matters.map(({ code: own, name, department, promised, confidence }) => (
                    <tr key={own}>
                      <td>{name}</td>
                      <td>{department}</td>
                      <td>{limitWords(promised)}</td>
                      <td>{confidenceWords[confidence].word}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </PrintButton>
        )
      }
    >
      <ListPage
        asked={asked}
        rowsOf={({ matters }) => matters}
        hasMore={({ hasMore }) => hasMore}
        search={{
          label: '查找事项',
          hint: '事项、俗称或材料，如：开饭店',
          text: search['search'],
          onSearch: (text) => change({ search: text }),
        }}
        filters={
          <Select
            aria-label="业务组"
            value={group?.groupId ?? ''}
            onChange={(value) => change({ group: value })}
            options={[
              { value: '', label: '全部业务组' },
              ...(groups.answer ?? []).map(({ groupId, name, prefix }) => ({ value: groupId, label: `${prefix} ${name}` })),
            ]}
            style={{ width: 160 }}
          />
        }
        empty={{ title: '没有找到事项', next: '请换一个说法，或换一个业务组。' }}
      >
        {(matters) => <MatterTable matters={matters} hrefOf={(own) => hrefOf(hallId, 'catalogue', { ...search, matter: own })} />}
      </ListPage>
      {code.success && <GuideSheet code={code.data} onClose={() => change({ matter: undefined })} />}
    </PageOf>
  );
}

function GuideSheet({ code, onClose }: { code: NonNullable<ReturnType<typeof matterCode.parse>>; onClose: () => void }) {
  const { hallId } = useStanding().hall;
  const asked = useAsk(readGuide, { params: { hallId, code } });
  return (
    <Sheet title={asked.answer?.name ?? '办事指南'} onClose={onClose} width="wide">
      <Answered asked={asked}>{(guide) => <Guide guide={guide} />}</Answered>
    </Sheet>
  );
}
