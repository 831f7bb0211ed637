/** What evaluation says when it cannot take a rating. */
export const wording = {
  'rated-already': { message: '这次服务您已评价过。', next: '一次服务评价一次；还有话想说，请拨打投诉电话或使用意见箱。' },
  'invitation-over': { message: '评价时间已过，没有记入。', next: '您可以扫窗口的二维码、拨打投诉电话或使用意见箱反映。' },
  'reasons-for-negative-only': { message: '原因选项只用于不满意的评价。', next: '请去掉原因，或把想说的写进留言。' },
  'reason-twice': { message: '同一个原因选了两次。', next: '请只保留一次。' },
} as const;
