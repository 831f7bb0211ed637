import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { PrintArea, printPage } from '../../platform/ui/PrintArea.tsx';
import { hallClock } from '../../platform/ui/hall-time.ts';
import { dayAt, dayWords, timeWords } from '../../platform/ui/words.ts';
import { useStanding } from './session.ts';

/** Prints a list with the hall, its title and the moment above it. `children` is drawn for paper only while it is printed. */
export function PrintButton({ title, children }: { title: string; children: () => ReactNode }) {
  const [printing, setPrinting] = useState(false);
  const { hall } = useStanding();
  useEffect(() => {
    if (printing) void printPage().then(() => setPrinting(false));
  }, [printing]);
  const now = hallClock.now();
  return (
    <>
      <Button onClick={() => setPrinting(true)}>打印</Button>
      {printing && (
        <PrintArea>
          <h1>
            {hall.name} {title}
          </h1>
          {now !== undefined && (
            <p>
              {dayWords(dayAt(now))} {timeWords(now)} 打印
            </p>
          )}
          {children()}
        </PrintArea>
      )}
    </>
  );
}
