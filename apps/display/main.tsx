import { mount } from '../../platform/ui/mount.tsx';
import { askAs } from '../../platform/ui/own-kind.ts';
import { BoardPage } from './BoardPage.tsx';
import { PadPage } from './PadPage.tsx';
import { StripPage } from './StripPage.tsx';
import './display.css';

const path = location.pathname.replace(/\/+$/, '');
const kind = path.endsWith('/strip') ? 'strip' : path.endsWith('/pad') ? 'pad' : 'board';
const pages = { board: BoardPage, strip: StripPage, pad: PadPage };
const Page = pages[kind];

askAs(kind);
mount(<Page />);
