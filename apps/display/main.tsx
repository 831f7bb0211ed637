import { Suspense } from 'react';
import { mount } from '../../platform/ui/mount.tsx';
import { askAs } from '../../platform/ui/own-kind.ts';
import { BoardPage } from './BoardPage.tsx';
import { PadPage, StripPage } from './later-screens.ts';
import { Waiting } from './Waiting.tsx';
import './display.css';

const path = location.pathname.replace(/\/+$/, '');
const kind = path.endsWith('/strip') ? 'strip' : path.endsWith('/pad') ? 'pad' : 'board';
const pages = { board: BoardPage, strip: StripPage, pad: PadPage };
const Page = pages[kind];

askAs(kind);
mount(
  <Suspense fallback={<Waiting unreachable={false} />}>
    <Page />
  </Suspense>,
);
