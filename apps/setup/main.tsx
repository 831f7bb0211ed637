import { mount } from '../../platform/ui/mount.tsx';
import { SetUpPage } from './SetUpPage.tsx';

mount(<SetUpPage />);
