import { useEffect, useRef } from 'react';
import { ComplaintWords } from './TextField.tsx';
import { Why } from './Why.tsx';
import type { Form } from './use-form.ts';
import './field.css';

/** Everything that keeps a form from being accepted, on top of it; each line leads to its field. */
export function FormSummary({ form, labels }: { form: Form; labels: Readonly<Record<string, string>> }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (form.refusedTimes > 0) list.current?.focus();
  }, [form.refusedTimes]);
  if (form.summary.length === 0) return null;
  return (
    <div ref={list} className="yc-form-summary" role="alert" tabIndex={-1}>
      <p>
        <strong>还有 {form.summary.length} 处需要处理，处理后即可提交：</strong>
      </p>
      <ul>
        {form.summary.map(({ field, message, next, clauses }) => (
          <li key={`${field} ${message}`}>
            {field !== undefined && (
              <>
                <a
                  href={`#${form.idOf(field)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(form.idOf(field))?.focus();
                  }}
                >
                  {labels[field] ?? form.limits(field).title ?? field}
                </a>
                ：
              </>
            )}
            <ComplaintWords message={message} next={next} />
            <Why clauses={clauses} />
          </li>
        ))}
      </ul>
    </div>
  );
}
