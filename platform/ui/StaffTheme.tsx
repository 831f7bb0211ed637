import { ConfigProvider, type ThemeConfig } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useElderMode } from './elder-mode.ts';
import './component-library.css';

// The library's own colours fail WCAG AA on text; these pass on white and on the page's grey.
const theme: ThemeConfig = {
  // Without the hash no rule is wrapped in :where(), which Chromium 86 does not know.
  hashed: false,
  token: {
    colorPrimary: '#0958d9',
    colorLink: '#0958d9',
    colorInfo: '#0958d9',
    colorSuccess: '#237804',
    colorWarning: '#ad4e00',
    colorError: '#cf1322',
    colorText: '#1f2933',
    colorTextSecondary: '#52606d',
    colorTextDescription: '#595959',
    colorTextPlaceholder: '#6b6b6b',
    colorTextDisabled: '#6b6b6b',
    colorBgLayout: '#f5f7fa',
    colorBorder: '#7b8794',
    borderRadius: 6,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif",
    fontSize: 14,
    controlHeight: 32,
    // Derived from our darker colours these would come out as a muddy grey, too dark for the text on them.
    colorPrimaryBg: '#e8f1ff',
    colorInfoBg: '#e8f1ff',
    colorInfoBorder: '#91b8f5',
    colorSuccessBg: '#eef8e8',
    colorSuccessBorder: '#a3d08b',
    colorWarningBg: '#fff4e6',
    colorWarningBorder: '#f0b878',
    colorErrorBg: '#fff1f0',
    colorErrorBorder: '#f2a5a0',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.2s',
  },
  components: { Table: { cellPaddingBlock: 8, headerBg: '#eef1f5' } },
};

const elderTheme: ThemeConfig = { ...theme, token: { ...theme.token, fontSize: 18, controlHeight: 44 } };

/** The component library in the colours, sizes and language of the house. */
export default function StaffTheme({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider locale={zhCN} theme={useElderMode() ? elderTheme : theme} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
