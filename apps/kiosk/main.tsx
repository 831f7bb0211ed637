import { mount } from '../../platform/ui/mount.tsx';
import { KioskPage } from './KioskPage.tsx';
import './kiosk.css';

mount(<KioskPage />);
