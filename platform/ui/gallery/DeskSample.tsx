import { Badge } from '../Badge.tsx';
import { Clock } from '../Clock.tsx';
import { DeskShell } from '../DeskShell.tsx';
import { KeyButton } from '../KeyButton.tsx';
import { Timer } from '../Timer.tsx';
import { Why } from '../Why.tsx';

const at = Date.UTC(2026, 2, 9, 2, 30, 0);
const nothing = () => {};

/** The frame of the desk with something in each column. */
export function DeskSample() {
  return (
    <DeskShell
      place="3号窗口 · 王芳 · 综合受理"
      state={<Badge tone="good">服务中</Badge>}
      status={
        <>
          <span>等候 12（特殊 2）</span>
          <span>预计 18–26 分钟</span>
          <Clock at={at} />
        </>
      }
      visitor={
        <div className="gallery-column">
          <p>
            <strong style={{ fontSize: '2rem' }}>A012</strong>
          </p>
          <p>李秀英 78岁</p>
          <Timer since={at - 252_000} expected={390_000} title="服务用时" />
          <KeyButton wide tone="main" keyName="F2" onPress={nothing}>
            完成并叫下一位
          </KeyButton>
          {['F3 重呼', 'F4 过号', 'F6 暂存', 'F7 转移'].map((one) => (
            <KeyButton key={one} wide keyName={one.slice(0, 2)} onPress={nothing}>
              {one.slice(3)}
            </KeyButton>
          ))}
        </div>
      }
      queue={
        <ol>
          <li>A013　3分　普通</li>
          <li>
            P004　1分　优先
            <Why clauses={['dafan.time-limit.11.9a']} about="优先" />
          </li>
        </ol>
      }
    >
      <h2>食品经营许可（新办）</h2>
      <p>
        承诺 5 个工作日，最迟 10月9日办结
        <Why clauses={['zhongyang.time-limit.4.1']} about="办理期限" />
      </p>
    </DeskShell>
  );
}
