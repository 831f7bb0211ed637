/** What the register of policies says when it cannot follow a request. */
export const wording = {
  'takes-effect-in-the-past': { message: '生效日期早于今天（{today}）。', next: '请选今天或以后的日期；已办结的事项不受影响。' },
  'document-twice': { message: '同一份文件列了两次。', next: '请每份文件只保留一次，并排好先后。' },
  'documents-unchanged': { message: '所列文件和先后与届时的规定完全相同。', next: '不必再提交；请刷新页面核对。' },
  'no-such-switch': { message: '没有“{key}”这项规则。', next: '请从列表中选择。' },
  'value-does-not-fit': { message: '这个值不合适：{why}。', next: '请改好后再提交。' },
  'switch-unchanged': { message: '届时已是这个值，没有要改的内容。', next: '不必再提交；请刷新页面核对。' },
  'switch-not-set': { message: '届时本厅没有对“{key}”另行规定。', next: '不必取消；请刷新页面核对。' },
} as const;
