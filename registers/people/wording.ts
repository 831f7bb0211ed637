import type { Wording } from '../../platform/http/wording.ts';

export const wording: Wording = {
  'badge-number-taken': { message: '这个工号已有人佩戴。', next: '请核对工号；确需使用的，请先更正原佩戴人的工号。' },
  'department-not-there': { message: '没有这个部门，或部门已停用。', next: '请从部门列表中选择。' },
  'place-not-there': { message: '没有这个大厅、区域或窗口，或它已停用。', next: '请从列表中选择。' },
  'has-left-already': { message: '这位工作人员已登记离岗离职。', next: '如已返岗，请先登记返岗。' },
  'has-not-left': { message: '这位工作人员没有离岗离职。', next: '不需要登记返岗，请刷新名册。' },
  'not-oneself': { message: '这件事不能由本人办理。', next: '请由另一位有权限的人员办理。' },
  'administrators-by-security-administrator': {
    message: '系统、安全、审计管理员只能由安全管理员安排。',
    next: '请联系安全管理员。',
  },
  'administrations-are-three-people': {
    message: '系统、安全、审计三类管理员不能由同一人担任或顶岗（三员分立）。',
    next: '请换一位人员，或先结束其另一管理员岗位。',
  },
  'position-not-held-there': { message: '这个岗位不能设在所选的范围。', next: '请按岗位选择地区、大厅、区域或窗口。' },
  'ends-before-it-begins': { message: '结束日期早于开始日期。', next: '请改正日期。' },
  'over-already': { message: '结束日期已经过去。', next: '请选择今天或以后的日期。' },
  'holds-it-already': { message: '这位工作人员在这里已有这个岗位。', next: '请先结束原岗位，再重新安排。' },
  'only-for-persons': { message: '这件事须由本人登录办理。', next: '请用本人账号登录。' },
  'cover-for-another': { message: '只能为自己的岗位或本人负责的大厅申请顶岗。', next: '请由本人或大厅负责人申请。' },
  'cover-by-oneself': { message: '顶岗人不能是本人。', next: '请选择另一位工作人员。' },
  'cover-has-left': { message: '顶岗人已离岗离职。', next: '请选择另一位工作人员。' },
  'cover-outside-the-position': { message: '顶岗时间超出了该岗位的任期。', next: '请把日期改在岗位任期以内。' },
  'cover-too-long': { message: '一次顶岗最长 {days} 天。', next: '时间更长的，请正式安排岗位。' },
  'cover-not-waiting': { message: '这项顶岗已经处理过。', next: '请刷新列表，核对现在的状态。' },
  'cover-not-in-force': { message: '这项顶岗没有生效，不需要结束。', next: '请刷新列表，核对现在的状态。' },
};
