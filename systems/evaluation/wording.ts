/** What evaluation says when it cannot take a rating. */
export const wording = {
  'rated-already': { message: '这件事您已评价过。', next: '一件事评价一次；还有话想说，请拨打投诉电话或使用意见箱。' },
  'invitation-over': {
    message: '评价时间已过，没有记入。',
    next: '可以扫号票上的二维码看看能否在手机上评价，也可拨打投诉电话或使用意见箱。',
  },
  'reasons-for-negative-only': { message: '原因选项只用于不满意的评价。', next: '请去掉原因，或把想说的写进留言。' },
  'reason-twice': { message: '同一个原因选了两次。', next: '请只保留一次。' },
} as const;
