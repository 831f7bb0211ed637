import { hallTime } from '../../../platform/wire/house.ts';
import { PageOf } from '../PageOf.tsx';
import { Written } from '../Written.tsx';
import { useStanding } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { useWrites } from '../use-writes.ts';
import { Speed } from './Speed.tsx';
import { StuckJobs } from './StuckJobs.tsx';
import { StuckNews } from './StuckNews.tsx';

/** What failed five times and waits for a person; in a demonstration, also how fast its clock runs. */
export function WorkPage() {
  const standing = useStanding();
  const writes = useWrites();
  const time = useAsk(hallTime, {});
  const isDemonstration = time.answer?.demonstration === true;
  return (
    <PageOf page="work" title="后台">
      <Written writes={writes} />
      {isDemonstration && standing.may('clock.manage', 'jurisdiction') && <Speed rate={time.answer!.rate} writes={writes} />}
      {standing.may('jobs.manage', 'jurisdiction') && (
        <>
          <StuckJobs writes={writes} />
          <StuckNews writes={writes} />
        </>
      )}
    </PageOf>
  );
}
