import type { ReactNode } from 'react';
import { NoPermission } from '../../platform/ui/states.tsx';
import { pages, type Page, type PageName } from './pages.ts';
import { useStanding } from './session.ts';

type Props = {
  page: PageName;
  title: string;
  /** Beside the title: how many, as of when. */
  about?: ReactNode;
  /** On the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A page behind its permission, with its heading and what can be done on it. */
export function PageOf({ page, title, about, actions, children }: Props) {
  const standing = useStanding();
  const { isOpen, needs }: Page = pages[page];
  if (!isOpen(standing)) return <NoPermission needs={needs} />;
  return (
    <div className="manage-page">
      <header className="manage-page-head">
        <h2>{title}</h2>
        {about && <p className="manage-page-about">{about}</p>}
        {actions && <div className="manage-page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
