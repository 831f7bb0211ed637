import type { Wording } from '../http/wording.ts';

export const wording: Wording = {
  'wrong-user-name-or-password': {
    message: '用户名或密码不正确。',
    next: '请核对后再试，还可以试 {left} 次；连续错满后须等 {minutes} 分钟，或请安全管理员解锁。',
  },
  'sign-in-locked': {
    message: '密码连续输错，该用户名已暂时锁定。',
    next: '请等 {minutes} 分钟再试，或请安全管理员解锁。',
  },
  'sign-in-slowed-down': { message: '这里的登录失败次数较多，暂缓登录。', next: '请等 {seconds} 秒再试。' },
  'which-jurisdiction': { message: '没有说明登录哪个地区。', next: '请选择所在地区后再登录。' },
  'only-for-accounts': { message: '只有用账号登录的人员可以这样做。', next: '请先用本人账号登录。' },
  'old-password-wrong': { message: '原密码不正确。', next: '请重新输入原密码。' },
  'password-too-short': { message: '新密码太短。', next: '请至少用 {limit} 个字符，可以用一句容易记住的话。' },
  'password-is-user-name': { message: '新密码不能与用户名相同。', next: '请换一个密码。' },
  'password-is-common': { message: '这个密码太常见，容易被猜到。', next: '请换一个，可以用一句别人想不到的话。' },
  'password-is-the-old-one': { message: '新密码与原密码相同。', next: '请换一个新的密码。' },
  'person-has-account': { message: '这位工作人员已有账号。', next: '请在账号列表中查找；忘记密码的，请重置密码。' },
  'user-name-taken': { message: '这个用户名已被使用。', next: '请换一个用户名，例如在后面加上工号。' },
  'account-for-a-leaver': { message: '这位工作人员已离岗离职。', next: '如已返岗，请先在名册中登记返岗。' },
  'device-token-unknown': { message: '本设备没有登记，或登记已被撤销。', next: '请管理员在“设备”页重新登记，用新的地址打开。' },
};
