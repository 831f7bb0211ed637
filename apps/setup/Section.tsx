import { useId, type ReactNode } from 'react';

/** A numbered part of the page, with a sentence on what it decides. */
export function Section({
  number,
  title,
  about,
  children,
}: {
  number: number;
  title: string;
  about?: string;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="setup-section" aria-labelledby={heading}>
      <h2 id={heading}>
        <span className="setup-number" aria-hidden="true">
          {number}
        </span>
        {title}
      </h2>
      {about && <p className="setup-about">{about}</p>}
      {children}
    </section>
  );
}
