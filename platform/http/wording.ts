/** What the house itself says when a request cannot be carried out: the sentence, and what to do next. Rooms have their own `wording.ts`. */
export type Wording = Readonly<Record<string, { message: string; next: string }>>;

/** Words for one refusal, with `{name}` replaced by the refusal's values. */
export function say(
  wording: Wording,
  code: string,
  values: Readonly<Record<string, string | number>> = {},
): { message: string; next: string } {
  const found = wording[code] ?? {
    message: `这一步没有办成（${code}）。`,
    next: '请稍后再试；仍不行，请联系大厅技术人员，并告诉他括号里的代码。',
  };
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return { message: fill(found.message), next: fill(found.next) };
}

export const houseWording: Wording = {
  'not-signed-in': { message: '您还没有登录，或登录已过期。', next: '请重新登录。' },
  'device-not-known': { message: '本设备没有登记，或登记已被撤销。', next: '请管理员在“设备”页重新登记本设备。' },
  'not-permitted': { message: '您的岗位没有这项权限。', next: '请联系大厅负责人；如因顶岗需要，请办理顶岗授权。' },
  'password-must-change': { message: '首次登录须先修改初始密码。', next: '请先设置新密码。' },
  csrf: { message: '页面已过期，没有执行。', next: '请刷新页面后再试。' },
  'no-such-address': { message: '没有这个页面或接口。', next: '请检查网址。' },
  'no-such-page': { message: '这一页已经找不到。', next: '请回到列表第一页。' },
  'not-there': { message: '没有找到您说的这一项。', next: '它可能已被删除或属于其他大厅，请刷新列表。' },
  'body-not-json': { message: '发来的内容不是有效的 JSON。', next: '请按接口说明发送 JSON。' },
  'body-too-large': { message: '发来的内容太大。', next: '请减少内容后再试。' },
  'media-type': { message: '内容类型不受支持。', next: '请用 application/json 发送。' },
  'too-many': { message: '请求太频繁。', next: '请等 {seconds} 秒再试。' },
  'command-id-missing': {
    message: '缺少操作编号（idempotency-key）。',
    next: '请在请求头中带上 UUIDv7 格式的 idempotency-key。',
  },
  'command-too-old': { message: '这次操作的编号已超过七天，没有执行。', next: '请刷新页面，核对现在的状态后重新操作。' },
  'command-id-used-elsewhere': { message: '这个操作编号已用于别的操作。', next: '请刷新页面后重新操作。' },
  'approver-is-requester': { message: '申请人不能批准自己的申请。', next: '请由另一位有权限的人员批准。' },
  'undo-by-another': { message: '只能由操作本人撤销。', next: '请联系操作人，或按更正流程处理。' },
  'undo-of-nothing': { message: '这一步没有改变什么，没有可以撤销的。', next: '请核对现在的状态，再做下一步。' },
  'undo-not-possible': { message: '这一步不能撤销。', next: '请按更正流程处理。' },
  'undo-overtaken': { message: '之后已有新的操作，不能再撤销。', next: '请核对现在的状态，再做下一步。' },
  'undo-too-late': { message: '已超过 5 秒，不能再撤销。', next: '请核对现在的状态，再做下一步。' },
  'database-unreachable': {
    message: '暂时连不上数据库，这一步还没有结果；已登记的内容都在。',
    next: '系统正在自动重连。页面会用同一编号自动重发，只会执行一次；请稍候，不用再按。',
  },
  'no-answer-yet': {
    message: '服务器忙，这一步还没有结果；已登记的内容都在。',
    next: '页面会用同一编号自动重发，只会执行一次；请稍候，不用再按。长时间不恢复的，请通知技术人员。',
  },
  'disk-full': {
    message: '服务器磁盘已满，暂时不能登记；已登记的内容都在。',
    next: '请立即通知技术人员清理磁盘。腾出空间后系统自动恢复，页面会用同一编号自动重发，只会执行一次。',
  },
  unexpected: { message: '系统内部出错，这一步没有办成。', next: '请重试；仍不行，请把下方编号告诉技术人员。' },
  'clock-is-real': { message: '正式大厅的时间不能调快或调慢。', next: '只有演示（npm run demo）可以调整。' },
  'no-such-topic': { message: '没有说明要看哪些实时内容，或一次太多。', next: '请用 topics=名称 指定，最多 16 项。' },
  starting: { message: '系统正在启动。', next: '请稍等几秒。' },
  // Fields that do not fit, by the kind of misfit.
  'field-missing': { message: '“{field}”没有填。', next: '请填写后再提交。' },
  'field-type': { message: '“{field}”的类型不对。', next: '请按要求填写。' },
  'field-too-short': { message: '“{field}”太短，至少 {limit}。', next: '请补充完整。' },
  'field-too-long': { message: '“{field}”太长，最多 {limit}。', next: '请删减。' },
  'field-too-small': { message: '“{field}”太小，至少 {limit}。', next: '请改大一些。' },
  'field-too-big': { message: '“{field}”太大，最多 {limit}。', next: '请改小一些。' },
  'field-choice': { message: '“{field}”不在可选范围内。', next: '请从给出的选项中选择。' },
  'field-unknown': { message: '有不认识的内容“{field}”。', next: '请去掉它；如果页面较旧，请刷新。' },
  'field-format': { message: '“{field}”的格式不对。', next: '请按示例填写。' },
  'field-day': { message: '“{field}”不是有效日期。', next: '请按 2026-02-14 这样的格式填写存在的日期。' },
  'field-id': { message: '“{field}”不是有效编号。', next: '请从列表中选择，不要手工填写。' },
  'field-control-character': { message: '“{field}”里有看不见的控制字符。', next: '请删除后重新输入。' },
};
