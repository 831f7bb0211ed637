import '../../platform/ui/button.css';
import '../../platform/ui/field.css';
import { mount } from '../../platform/ui/mount.tsx';
import { PublicApp } from './PublicApp.tsx';
import './public.css';

mount(<PublicApp />);
