/** Everything that can be done at the desk. */
export type DeskAct =
  | 'open'
  | 'call-next'
  | 'finish-and-next'
  | 'confirm'
  | 'recall'
  | 'no-show'
  | 'park'
  | 'transfer'
  | 'finish'
  | 'go-on'
  | 'matters'
  | 'add-matter'
  | 'away'
  | 'return'
  | 'close'
  | 'call-chosen'
  | 'resume'
  | 'recycle';

/**
 * The key of each act. Acts that share one are never offered together. Shift turns an act round: F6 parks, Shift+F6 takes up
 * again. F8, F9 and F10 belong to the matter.
 */
export const deskKeys: Record<DeskAct, string> = {
  open: 'F2',
  'call-next': 'F2',
  'finish-and-next': 'F2',
  confirm: 'Enter',
  recall: 'F3',
  'no-show': 'F4',
  park: 'F6',
  transfer: 'F7',
  finish: 'Shift+F2',
  'go-on': 'F2',
  matters: 'Shift+F2',
  'add-matter': 'F10',
  away: 'F11',
  return: 'F11',
  close: 'F12',
  'call-chosen': 'F5',
  resume: 'Shift+F6',
  recycle: 'Shift+F4',
};

/** Every key of the desk for its help page, in the order of a visit. */
export const deskKeyHelp: readonly { keyName: string; does: string }[] = [
  { keyName: 'F2', does: '下一步：开窗上岗、呼叫下一位、完成并叫下一位；一号办几件的，办完这件接着办下一件' },
  { keyName: 'Shift+F2', does: '完成手上的号，先不叫下一位；一号办几件的，选下一件，或选哪件不办了' },
  { keyName: 'Enter', does: '号码核对一致，开始办理（空格键相同）' },
  { keyName: 'F3', does: '重呼' },
  { keyName: 'F4', does: '过号：已呼叫，来访人没到' },
  { keyName: 'Shift+F4', does: '把刚过号的号恢复排队' },
  { keyName: 'F5', does: '指定呼叫等候或过号的号，须写明理由' },
  { keyName: 'F6', does: '暂存手上的号，须写明理由' },
  { keyName: 'Shift+F6', does: '继续办理暂存最久的号' },
  { keyName: 'F7', does: '转移到其他窗口、业务组或部门' },
  { keyName: 'F10', does: '给手上的来访人加办正在查阅的事项' },
  { keyName: 'Shift+F7', does: '选择其他窗口（未开窗时）' },
  { keyName: 'F11', does: '暂离；暂离时按它返回岗位' },
  { keyName: 'F12', does: '关窗离岗' },
  { keyName: '/', does: '查事项指南' },
  { keyName: 'Ctrl+Z', does: '5 秒内撤销刚才的操作' },
  { keyName: 'Escape', does: '收起打开的选项' },
  { keyName: 'F1', does: '打开本页' },
];
