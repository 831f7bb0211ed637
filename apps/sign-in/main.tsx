import { mount } from '../../platform/ui/mount.tsx';
import { SignInPage } from './SignInPage.tsx';

mount(<SignInPage />);
