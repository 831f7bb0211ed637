import type { Call } from '../../../platform/http/route.ts';
import { NotThere } from '../../../platform/journal/record.ts';
import { openSealed } from '../../../platform/journal/seal.ts';
import type { House } from '../../../platform/room/room.ts';
import { hallById, windowById } from '../../../registers/places/server/reads.ts';
import { extensionNoticeText } from '../paper/extension-notice.ts';
import type * as wire from '../wire-cases.ts';
import { extensionsView } from './detail.ts';
import { todayOf } from './lists.ts';
import { countAll, namesOf } from './lines.ts';
import { caseById } from './store.ts';

/**
 * What stands on the notice of an extension (延期告知书): case, reason, length, new due date, contact.
 *
 * @throws NotThere  no such extension, or one that nobody has approved
 * @clause zhongyang.time-limit.4.5c  the applicant is told in writing the reason and the length
 * @clause dafan.time-limit.11.9b     the reason, with the handling time
 */
export async function extensionNotice({ standing, params }: Call<typeof wire.extensionNotice>, { db, keys }: House) {
  const { jurisdictionId } = standing;
  const row = await caseById(db, jurisdictionId, params.hallId, params.caseId);
  const hall = await hallById(db, jurisdictionId, params.hallId);
  if (!row || !hall) throw new NotThere(`case ${params.caseId}`);
  const today = await todayOf(db, jurisdictionId);
  const [one] = await countAll(db, jurisdictionId, today, [row]);
  const extensions = await extensionsView({ db, keys }, jurisdictionId, one!, today);
  const extension = extensions.find((known) => known.extension === params.extension);
  const { file, clocks } = one!.counted;
  const limit = extension && clocks[extension.clock]?.terms.limit;
  if (!extension || extension.approvedOn === null || extension.tellBy === null || !limit)
    throw new NotThere(`extension ${params.extension}`);
  const [applicant, somebody, window] = await Promise.all([
    openSealed(db, keys, jurisdictionId, [row.applicant]),
    namesOf({ db, keys }, jurisdictionId, [row.responsible]),
    row.windowId === null ? undefined : windowById(db, jurisdictionId, row.windowId),
  ]);
  const notice = {
    noticeNo: `${row.caseNo}-${extension.extension}`,
    caseNo: row.caseNo,
    matterName: row.matterName,
    applicantName: applicant.get(row.applicant)?.['name'] ?? null,
    receivedOn: file.receivedOn,
    clock: extension.clock,
    limit,
    workingDays: extension.workingDays,
    reason: extension.reason,
    oldDue: extension.from,
    newDue: extension.to,
    approver: extension.approver,
    approvedOn: extension.approvedOn,
    approvedBy: extension.approvedBy,
    filingNo: extension.filingNo,
    tellBy: extension.tellBy,
    form: file.policy.extensionNoticeForm,
    toldOn: extension.toldOn,
    toldForm: extension.toldForm,
    hall: { name: hall.name, address: hall.address, phone: hall.phone },
    windowNumber: window?.number ?? null,
    responsibleName: somebody(row.responsible).name,
    unit: row.unit,
    on: today,
    clauses: extension.clauses,
  };
  return { ...notice, text: extensionNoticeText(notice) };
}
