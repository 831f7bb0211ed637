import { Button, Select, Tabs } from 'antd';
import { useState } from 'react';
import { ListPage } from '../../../platform/ui/ListPage.tsx';
import { countWords } from '../../../platform/ui/words.ts';
import { accountWords } from '../../../platform/sign-in/web/account-words.ts';
import { listAccounts } from '../../../platform/sign-in/wire.ts';
import { isPosition } from '../../../registers/people/rules/index.ts';
import { addPerson, listHallPeople, listPeople } from '../../../registers/people/wire.ts';
import { PeopleSheet, PeopleTable } from '../../../registers/people/web/PeopleTable.tsx';
import { PersonForm } from '../../../registers/people/web/PersonForm.tsx';
import { positionChoices } from '../../../registers/people/web/people-words.ts';
import { PageOf } from '../PageOf.tsx';
import { PrintButton } from '../PrintButton.tsx';
import { Sheet } from '../Sheet.tsx';
import { Written } from '../Written.tsx';
import { hrefOf, pages } from '../pages.ts';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { usePlaces } from '../use-places.ts';
import { usePageSearch } from '../use-search.ts';
import { useWrites } from '../use-writes.ts';
import { Covers } from './Covers.tsx';
import { PersonSheet } from './PersonSheet.tsx';

/** The register of staff and who stands in for whom. */
export function PeoplePage() {
  const standing = useStanding();
  const { hall, may } = standing;
  const [search, change] = usePageSearch();
  const [adding, setAdding] = useState(false);
  const writes = useWrites();
  const places = usePlaces();
  const when = pages.people.isOpen(standing);
  const everywhere = may('people.read', 'jurisdiction') && search['who'] !== 'hall';
  const position = search['position'];
  const state = (['all', 'left'] as const).find((one) => one === search['state']);
  const query = { search: search['search'], position: position && isPosition(position) ? position : undefined, state };
  const ofAll = useAsk(listPeople, { query }, { when: when && everywhere, keep: 'the last answer' });
  const ofHall = useAsk(
    listHallPeople,
    { params: { hallId: hall.hallId }, query },
    { when: when && !everywhere, keep: 'the last answer' },
  );
  const asked = everywhere ? ofAll : ofHall;
  const managesAccounts = may('sign-in.manage', 'jurisdiction');
  const accounts = useAsk(listAccounts, {}, { when: managesAccounts });
  const accountOf = (personId: string) =>
    accounts.answer?.find((account) => account.personId === personId && account.state !== 'closed');
  const table = { places, departmentName: places.departmentName };

  return (
    <PageOf
      page="people"
      title="人员"
      about={asked.answer && `共 ${countWords(asked.answer.total)} 人`}
      actions={
        <>
          {may('people.manage', 'jurisdiction') && (
            <Button type="primary" onClick={() => setAdding(true)}>
              登记人员
            </Button>
          )}
          {asked.answer && (
            <PrintButton title="工作人员名册">{() => <PeopleSheet {...table} people={asked.answer!.people} />}</PrintButton>
          )}
        </>
      }
    >
      <Written writes={writes} />
      <Tabs
        activeKey={search['tab'] ?? 'people'}
        onChange={(tab) => change({ tab })}
        items={[
          {
            key: 'people',
            label: '名册',
            children: (
              <ListPage
                asked={asked}
                rowsOf={({ people }) => people}
                hasMore={({ people, total }) => total > people.length}
                search={{
                  label: '按姓名或工号查找',
                  hint: '姓名或工号',
                  text: search['search'],
                  onSearch: (text) => change({ search: text }),
                }}
                filters={
                  <>
                    <Select
                      aria-label="岗位"
                      value={query.position ?? ''}
                      onChange={(value) => change({ position: value })}
                      options={[{ value: '', label: '全部岗位' }, ...positionChoices]}
                      style={{ width: 180 }}
                    />
                    <Select
                      aria-label="在岗状态"
                      value={state ?? ''}
                      onChange={(value) => change({ state: value })}
                      options={[
                        { value: '', label: '在岗' },
                        { value: 'left', label: '已离岗' },
                        { value: 'all', label: '全部' },
                      ]}
                      style={{ width: 110 }}
                    />
                    {may('people.read', 'jurisdiction') && (
                      <Select
                        aria-label="范围"
                        value={everywhere ? '' : 'hall'}
                        onChange={(value) => change({ who: value })}
                        options={[
                          { value: '', label: '全辖区' },
                          { value: 'hall', label: hall.name },
                        ]}
                        style={{ width: 190 }}
                      />
                    )}
                  </>
                }
                empty={{ title: '没有符合条件的人员', next: '请换一个条件再查，或登记人员。' }}
              >
                {(people) => (
                  <PeopleTable
                    {...table}
                    people={people}
                    hrefOf={(person) => hrefOf(hall.hallId, 'people', { ...search, person })}
                    {...(managesAccounts ? { accountOf: (personId) => accountWords(accountOf(personId)) } : {})}
                  />
                )}
              </ListPage>
            ),
          },
          {
            key: 'covers',
            label: '顶岗',
            children: <Covers places={places} people={asked.answer?.people ?? []} writes={writes} />,
          },
        ]}
      />
      {adding && (
        <Sheet title="登记人员" onClose={() => setAdding(false)}>
          <PersonForm
            departments={places.departmentChoices}
            halls={places.hallChoices}
            hallId={hall.hallId}
            onSend={async (body) => {
              const { personId } = await writes.send(addPerson, { body }, `已登记${body.name}，请安排岗位`);
              setAdding(false);
              change({ person: personId });
            }}
          />
        </Sheet>
      )}
      {search['person'] && (
        <PersonSheet
          key={search['person']}
          personId={search['person']}
          known={asked.answer?.people.find(({ personId }) => personId === search['person'])}
          account={accountOf(search['person'])}
          places={places}
          onClose={() => change({ person: undefined })}
        />
      )}
    </PageOf>
  );
}
