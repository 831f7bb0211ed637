import { day } from '../../kernel/day.ts';
import type { HallId, MatterCode, PersonId } from '../../kernel/ids.ts';
import type { Call } from '../../platform/http/route.ts';
import type { Command, Standing } from '../../platform/journal/record.ts';
import type { House } from '../../platform/room/room.ts';
import type { Contract } from '../../platform/wire/contract.ts';
import * as timeLimit from '../../systems/time-limit/server/index.ts';
import { atTheDesk } from './at-the-desk.ts';
import type { WindowOrders } from './orders.ts';

/** What somebody at the desk sends to carry one of these commands out. */
type Sent<Carry extends (call: never, house: House) => unknown> = Parameters<Carry>[0];
type Event = Sent<typeof timeLimit.recordEvent>['body']['event'];
type Told = {
  key: string;
  matter: string;
  applicant: string;
  received: string;
  accepted?: string;
  /** What happened since, in order. */
  events?: readonly Event[];
  extension?: { workingDays: number; on: string; reason: string; leader?: string };
  urged?: string;
};

const on = (text: string) => day(text);

/** What lies open on the first morning: some go their way, one is due, one is late, one stands, one waits for an extension. */
const cases: readonly Told[] = [
  { key: 'noodles', matter: 'DEMO-SCJG-007', applicant: '马国庆', received: '2026-09-17', accepted: '2026-09-18' },
  { key: 'bakery', matter: 'DEMO-SCJG-009', applicant: '宋晓燕', received: '2026-09-16', accepted: '2026-09-17' },
  {
    key: 'flat',
    matter: 'DEMO-ZR-002',
    applicant: '何建国',
    received: '2026-09-16',
    accepted: '2026-09-16',
    urged: '申请人已来电两次，请答复进度。',
  },
  {
    key: 'pharmacy',
    matter: 'DEMO-SCJG-012',
    applicant: '唐文静',
    received: '2026-09-16',
    accepted: '2026-09-16',
    events: [
      {
        type: 'suspended',
        on: on('2026-09-18'),
        because: 'special-procedure',
        documentNo: '云市监检〔2026〕41号',
        expectedWorkingDays: 8,
      },
    ],
  },
  {
    key: 'labour',
    matter: 'DEMO-RS-009',
    applicant: '云溪劳务派遣有限公司',
    received: '2026-09-16',
    accepted: '2026-09-16',
    extension: { workingDays: 3, on: '2026-09-21', reason: '需到省厅核验学历' },
  },
  {
    key: 'lodging',
    matter: 'DEMO-GA-005',
    applicant: '郭海涛',
    received: '2026-09-16',
    accepted: '2026-09-16',
    extension: { workingDays: 5, on: '2026-09-21', reason: '现场检查改期，房屋安全鉴定报告未出', leader: '梁立新' },
  },
  {
    key: 'vet',
    matter: 'DEMO-NY-001',
    applicant: '青石镇兴旺养殖场',
    received: '2026-09-18',
    events: [{ type: 'correction-requested', on: on('2026-09-21'), reason: '缺场区平面图；法定代表人身份证复印件未签字。' }],
  },
  { key: 'move', matter: 'DEMO-GA-002', applicant: '邓玉梅', received: '2026-09-21' },
  { key: 'shop', matter: 'DEMO-SCJG-001', applicant: '冯春生', received: '2026-09-22', accepted: '2026-09-22' },
  {
    key: 'sign',
    matter: 'DEMO-CG-001',
    applicant: '韩红霞',
    received: '2026-09-17',
    accepted: '2026-09-17',
    events: [
      { type: 'decided', on: on('2026-09-18'), outcome: 'granted', documentNo: '云城管许〔2026〕118号' },
      { type: 'delivered', on: on('2026-09-18'), how: 'at-the-window' },
    ],
  },
];

/** Registers the cases of the first morning: the clerk of your window answers for them, the director agrees and urges. */
export async function registerCases(
  house: House,
  standing: Standing,
  command: (name: string) => Command,
  hallId: HallId,
  people: { clerk: PersonId; director: PersonId },
  windowId: WindowOrders['windowId'],
): Promise<void> {
  /** A command of somebody at the desk, under a name that is the same at each start. */
  const by = <C extends Call<Contract>>(personId: PersonId, name: string, params: C['params'], body: C['body']): C =>
    atTheDesk<C>(standing, hallId, personId, command(`case/${name}`), { params, body });
  for (const { key, matter, applicant, received, accepted, events = [], extension, urged } of cases) {
    const { case: line } = await timeLimit.registerCase(
      by<Sent<typeof timeLimit.registerCase>>(
        people.clerk,
        key,
        { hallId },
        {
          matterCode: matter as MatterCode,
          windowId,
          receivedOn: on(received),
          ...(accepted === undefined ? {} : { acceptedOn: on(accepted) }),
          responsible: people.clerk,
          needsSuperiorApproval: false,
          applicant: { name: applicant, contact: '0000-66518' },
        },
      ),
      house,
    );
    const params = { hallId, caseId: line.caseId };
    for (const event of events)
      await timeLimit.recordEvent(
        by<Sent<typeof timeLimit.recordEvent>>(people.clerk, `${key}/${event.type}`, params, { event }),
        house,
      );
    if (extension) {
      const { workingDays, reason, leader } = extension;
      const asked = await timeLimit.requestExtension(
        by<Sent<typeof timeLimit.requestExtension>>(people.clerk, `${key}/extension`, params, {
          clock: 'promised',
          workingDays,
          on: on(extension.on),
          reason,
        }),
        house,
      );
      const which = { ...params, extension: asked.extension };
      if (leader !== undefined)
        await timeLimit.approveExtension(
          by<Sent<typeof timeLimit.approveExtension>>(people.director, `${key}/approve`, which, {
            as: 'principal-leader-of-dispatching-unit',
            leaderName: leader,
            on: on(extension.on),
          }),
          house,
        );
    }
    if (urged !== undefined)
      await timeLimit.urge(by<Sent<typeof timeLimit.urge>>(people.director, `${key}/urge`, params, { note: urged }), house);
  }
}
