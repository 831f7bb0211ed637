import { mount } from '../../platform/ui/mount.tsx';
import { SignedIn } from './SignedIn.tsx';
import { WindowApp } from './WindowApp.tsx';
import './window.css';

mount(<SignedIn>{(session) => <WindowApp session={session} />}</SignedIn>);
