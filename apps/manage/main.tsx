import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import '../../platform/ui/field.css';
import { mount } from '../../platform/ui/mount.tsx';
import { router } from './router.tsx';
import './manage.css';

// The client tries asks again by itself, so a failed query has failed.
const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 10_000 } } });

mount(
  <QueryClientProvider client={queries}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
);
