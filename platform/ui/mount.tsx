import { Component, StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import './tokens.css';
import { restoreElderMode } from './elder-mode.ts';
import { Empty } from './states.tsx';
import { KeyButton } from './KeyButton.tsx';

/** Puts an app on its page: with large print as last chosen, and a page of its own for when the app itself fails. */
export function mount(page: ReactNode): void {
  restoreElderMode();
  createRoot(document.getElementById('page')!).render(
    <StrictMode>
      <Boundary>{page}</Boundary>
    </StrictMode>,
  );
}

/** A promise of the code was broken. The person can go on by loading the page anew; drafts are kept. */
class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main>
        <Empty title="页面出现了意外情况" next="已填写的内容会保留。请刷新页面继续；仍不成功的，请联系大厅管理员。">
          <KeyButton tone="main" onPress={() => location.reload()}>
            刷新页面
          </KeyButton>
        </Empty>
      </main>
    );
  }
}
