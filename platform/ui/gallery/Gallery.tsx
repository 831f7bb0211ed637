import { useState, type ReactNode } from 'react';
import { day } from '../../../kernel/day.ts';
import { Badge } from '../Badge.tsx';
import { Clock } from '../Clock.tsx';
import { Dialog } from '../Dialog.tsx';
import { ElderMode } from '../ElderMode.tsx';
import { KeyButton } from '../KeyButton.tsx';
import { PrintArea, printPage } from '../PrintArea.tsx';
import { Empty, NoPermission, ProblemNote, Skeleton, StaleBanner } from '../states.tsx';
import { Timer } from '../Timer.tsx';
import { UndoToast } from '../UndoToast.tsx';
import { Why } from '../Why.tsx';
import { dayWords } from '../words.ts';
import { FormSample } from './FormSample.tsx';
import { ListSample } from './ListSample.tsx';
import { problem } from './samples.ts';
import './gallery.css';

const basis = ['zhongyang.time-limit.4.1', 'dafan.time-limit.11.9a'];
/** Half past ten on 9 March 2026 at the hall. */
const at = Date.UTC(2026, 2, 9, 2, 30, 0);

/** Every piece of this folder in each of its states, to be looked at. */
export function Gallery() {
  const [open, setOpen] = useState(false);
  const [pressed, setPressed] = useState(0);
  const [undo, setUndo] = useState<string>();
  const [lost, setLost] = useState(false);
  return (
    <main className="gallery">
      <StaleBanner connection={lost ? 'lost' : 'live'} lastHeard={at} />
      <header>
        <h1>组件一览</h1>
        <Clock at={at} show="day and time" />
        <ElderMode />
      </header>
      <Piece title="状态">
        <p className="gallery-row">
          <Badge tone="calm">办理中</Badge>
          <Badge tone="brand">已预约 10:45</Badge>
          <Badge tone="good">服务中</Badge>
          <Badge tone="warn">剩 2 天</Badge>
          <Badge tone="alarm">逾期 1 天</Badge>
          <Badge tone="muted">已暂停</Badge>
          <Badge tone="quiet">已办结</Badge>
        </p>
        <p>
          办理期限：{dayWords(day('2026-02-14'), { kind: 'make-up' })}
          <Why clauses={basis} about="办理期限" />
        </p>
        <p className="gallery-row">
          <Timer since={at - 252_000} expected={390_000} title="服务用时" />
          <Timer since={at - 1_020_000} expected={900_000} expectedWord="限" title="暂离用时" />
        </p>
      </Piece>
      <Piece title="按键">
        <p className="gallery-row">
          <KeyButton tone="main" keyName="F2" onPress={() => setPressed(pressed + 1)}>
            完成并叫下一位
          </KeyButton>
          <KeyButton keyName="F3" onPress={() => setPressed(pressed + 1)}>
            重呼
          </KeyButton>
          <KeyButton keyName="F4" unavailable="还没有呼叫，不能过号" onPress={() => {}}>
            过号
          </KeyButton>
          <KeyButton keyName="F9" pending onPress={() => {}}>
            受理
          </KeyButton>
          <KeyButton tone="danger" onPress={() => {}}>
            作废
          </KeyButton>
          <KeyButton tone="quiet" onPress={() => setOpen(true)}>
            打开对话框
          </KeyButton>
          <KeyButton tone="quiet" onPress={() => setLost(!lost)}>
            断开连接
          </KeyButton>
          <KeyButton tone="quiet" onPress={() => setUndo(String(Math.random()))}>
            可撤销的操作
          </KeyButton>
          <KeyButton tone="quiet" onPress={() => void printPage()}>
            打印
          </KeyButton>
        </p>
        <div className="gallery-column">
          <KeyButton wide keyName="F6" onPress={() => {}}>
            暂存
          </KeyButton>
          <KeyButton wide keyName="F11" onPress={() => {}}>
            暂离（不超过15分钟）
          </KeyButton>
        </div>
        <p className="yc-figures" id="pressed">
          已按 {pressed} 次
        </p>
      </Piece>
      <Piece title="不予办理的说明">
        <ProblemNote problem={problem} onRetry={() => {}} onClose={() => {}} onWaive={() => {}} />
      </Piece>
      <Piece title="空、加载、无权限">
        <Empty title="现在没有人等候" next="新取号的群众会自动出现在这里。" />
        <Skeleton lines={3} />
        <NoPermission needs="查看考核结果" />
      </Piece>
      <Piece title="表单">
        <FormSample />
      </Piece>
      <Piece title="台账">
        <ListSample />
      </Piece>
      {open && (
        <Dialog
          title="转移到其他窗口"
          onClose={() => setOpen(false)}
          actions={
            <KeyButton tone="main" keyName="F7" onPress={() => setOpen(false)}>
              转移
            </KeyButton>
          }
        >
          <p>
            A012 李秀英将排在目标窗口的最前面。
            <Why clauses={basis} />
          </p>
        </Dialog>
      )}
      {undo && (
        <UndoToast
          command={undo}
          done="已完成 A012，已呼叫 A013"
          onUndo={() => setUndo(undefined)}
          onOver={() => setUndo(undefined)}
        />
      )}
      <PrintArea paper="slip">
        <p>取号凭条 A012</p>
      </PrintArea>
    </main>
  );
}

function Piece({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="gallery-piece">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
