import { mount } from '../../platform/ui/mount.tsx';
import { askAs } from '../../platform/ui/own-kind.ts';
import { KioskPage } from './KioskPage.tsx';
import './kiosk.css';

askAs('kiosk');
mount(<KioskPage />);
