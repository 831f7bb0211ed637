import { formWords, type ListedPaper } from './matter-words.ts';

/** The list of papers: what the visitor brings, numbered, and what the hall gets by itself and never asks for. */
export function Papers({ bring, fetched }: { bring: readonly ListedPaper[]; fetched: readonly ListedPaper[] }) {
  return (
    <>
      <section className="mat-section">
        <h3>
          来访人要带的材料 <span className="yc-figures">{bring.length}</span> 件
        </h3>
        {bring.length === 0 && <p className="mat-note">不用带材料。</p>}
        <ol className="mat-papers">
          {bring.map((paper) => (
            <li key={`${paper.name} ${paper.because ?? ''}`} className={paper.because ? 'mat-paper-added' : undefined}>
              <span className="mat-paper-name">{paper.name}</span>
              <span className="mat-paper-form">{formWords(paper)}</span>
              {(paper.note || paper.because || paper.kind === 'secondary') && (
                <span className="mat-note">
                  {[paper.kind === 'secondary' && '次要材料', paper.because && `因“${paper.because}”`, paper.note]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              )}
            </li>
          ))}
        </ol>
      </section>
      {fetched.length > 0 && (
        <section className="mat-section">
          <h3>大厅自行调取，不要请来访人提供</h3>
          <ul className="mat-fetched">
            {fetched.map((paper) => (
              <li key={`${paper.name} ${paper.because ?? ''}`}>
                {paper.name}
                {paper.note && <span className="mat-note">　{paper.note}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
