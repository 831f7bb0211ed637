import { useNavigate } from '@tanstack/react-router';
import type { Standing } from './session.ts';

/** The hall on the page; where there are several, the way to another. */
export function HallChoice({ standing: { hall, halls } }: { standing: Standing }) {
  const navigate = useNavigate();
  if (halls.length < 2) return <span>{hall.name}</span>;
  return (
    <select
      aria-label="大厅"
      value={hall.hallId}
      onChange={(event) => {
        const page = location.pathname.split('/')[3] ?? '';
        void navigate({ to: `/${event.target.value}/${page}` as never });
      }}
    >
      {halls.map(({ hallId, name }) => (
        <option key={hallId} value={hallId}>
          {name}
        </option>
      ))}
    </select>
  );
}
