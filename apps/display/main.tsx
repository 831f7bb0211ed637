import { mount } from '../../platform/ui/mount.tsx';
import { BoardPage } from './BoardPage.tsx';
import { PadPage } from './PadPage.tsx';
import { StripPage } from './StripPage.tsx';
import './display.css';

const path = location.pathname.replace(/\/+$/, '');

mount(path.endsWith('/strip') ? <StripPage /> : path.endsWith('/pad') ? <PadPage /> : <BoardPage />);
