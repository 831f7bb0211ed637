import { lazy, Suspense } from 'react';
import { mount } from '../mount.tsx';
import { DeskSample } from './DeskSample.tsx';
import { Gallery } from './Gallery.tsx';
import { answerWithSamples } from './samples.ts';

// `?surface=kiosk` shows the pieces as they stand there; `?page=desk` and `?page=staff` show the frames. Only development serves this.
const asked = new URLSearchParams(location.search);
document.documentElement.dataset['surface'] = asked.get('surface') ?? 'desk';
answerWithSamples();
const StaffSample = lazy(() => import('./StaffSample.tsx'));
const pages = { desk: <DeskSample />, staff: <StaffSample />, pieces: <Gallery /> };
mount(<Suspense>{pages[(asked.get('page') ?? 'pieces') as keyof typeof pages]}</Suspense>);
