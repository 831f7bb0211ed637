import type { Problem } from '../wire/problem.ts';

/** The server said no. `problem` carries what is wrong, every reason, and what to do next. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** No server was reached in all tries. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor() {
    super('the server was not reached');
  }
}

const titles: Record<number, string> = {
  400: '请求内容有误',
  401: '登录已失效',
  403: '您的岗位没有这项权限',
  404: '没有找到所要的内容',
  409: '内容已被他人更新',
  413: '文件或内容过大',
  422: '暂不能办理',
  429: '操作过于频繁',
};

const nextSteps: Record<number, string> = {
  401: '请重新登录后继续，已填写的内容会保留。',
  403: '请联系值班负责人办理，或申请相应权限。',
  404: '请返回上一页重新查找。',
  409: '请刷新后查看最新内容，再继续办理。',
  413: '请减小文件后重新上传。',
  429: '请稍等片刻再试。',
};

/** The problem an answer carries; one made from its status when something between us and the server answered instead. */
export async function problemOf(response: Response): Promise<Problem> {
  const { status } = response;
  const body = await response.json().catch(() => undefined);
  if (isProblem(body)) return body;
  return {
    type: 'about:blank',
    title: titles[status] ?? '服务器暂时没有完成这次请求',
    status,
    detail: nextSteps[status] ?? '请稍后重试；仍不成功的，请联系值班负责人。',
    refusals: [],
    trace: '',
  };
}

// The shape is checked by hand and not by the schema: every page carries this file, few carry the schema's library otherwise.
function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { title, status, detail, refusals } = body as Partial<Problem>;
  return typeof title === 'string' && typeof status === 'number' && typeof detail === 'string' && Array.isArray(refusals);
}

/** Whether the same question may well be answered in a while: no server was reached, or it said that it cannot just now. */
export const mayPass = ({ status }: Problem): boolean => [0, 429, 502, 503, 504].includes(status);

/** Any failure of a call as a problem that can be shown. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const unreachable = error instanceof Unreachable;
  return {
    type: 'about:blank',
    title: unreachable ? '没有连接到服务器' : '页面出现了意外情况',
    status: 0,
    detail: unreachable ? '请检查网线或无线网络；恢复后点“重试”。' : '请重试；仍不成功的，请刷新页面。',
    refusals: [],
    trace: '',
  };
}
