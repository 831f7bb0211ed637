/** The first seconds of a screen, or longer where no server answers; it tries on by itself. */
export function Waiting({ unreachable }: { unreachable: boolean }) {
  return (
    <main className="yc-display-wait">
      <h1>{unreachable ? '没有连接到服务器' : '正在连接'}</h1>
      <p>{unreachable ? '正在自动重连，请勿关机。长时间不恢复的，请检查网线并联系大厅管理员。' : '请稍候'}</p>
    </main>
  );
}
