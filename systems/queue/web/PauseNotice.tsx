import './crowd.css';

/** The band of the board while the hall pauses, or is about to: when calling goes on, and who is on duty. */
export function PauseNotice({ title, under }: { title: string; under: string }) {
  return (
    <section className="yc-crowd" aria-label="休息提示">
      <p className="yc-crowd-phrase">{title}</p>
      <p>{under}</p>
    </section>
  );
}
