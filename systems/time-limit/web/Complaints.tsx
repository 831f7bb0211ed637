import { Why } from '../../../platform/ui/Why.tsx';
import type { ProblemRefusal } from '../../../platform/wire/problem.ts';

/** What is wrong with the field above and what to do; empty room is left out, it is rarely needed. */
export function Complaints({ of: refusals = [], id }: { of?: readonly ProblemRefusal[] | undefined; id: string }) {
  return (
    <div id={id} className="yc-limit-complaints" aria-live="polite">
      {refusals.map(({ code, message, next, clauses }) => (
        <p key={`${code} ${message}`}>
          {message}
          {next}
          <Why clauses={clauses} about={message} />
        </p>
      ))}
    </div>
  );
}
