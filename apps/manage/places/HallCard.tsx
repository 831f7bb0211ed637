import { Button } from 'antd';
import { hoursWords, levelWords } from '../../../registers/places/web/places-words.ts';
import { useStanding } from '../session.ts';
import type { OnSheet } from './PlaceSheet.tsx';

/** The card of the hall and its areas. */
export function HallCard({ open }: { open: (sheet: OnSheet) => void }) {
  const { hall, may } = useStanding();
  const areas = hall.areas.filter(({ state }) => state === 'in-use');
  return (
    <div className="manage-columns">
      <section className="manage-card">
        <h3>{hall.name}</h3>
        <dl className="manage-facts">
          <dt>层级</dt>
          <dd>{levelWords[hall.level]}</dd>
          <dt>地址</dt>
          <dd>{hall.address}</dd>
          <dt>咨询电话</dt>
          <dd>{hall.phone}</dd>
          <dt>开放时间</dt>
          <dd>{hoursWords(hall.hours) || '尚未设置'}</dd>
        </dl>
        <p className="manage-row">
          <Button onClick={() => open({ kind: 'hall', hall })}>修改大厅信息</Button>
          {may('places.manage', 'jurisdiction') && <Button onClick={() => open({ kind: 'hall' })}>新增大厅</Button>}
          {may('places.manage', 'jurisdiction') && (
            <Button danger onClick={() => open({ kind: 'close hall' })}>
              停用本大厅
            </Button>
          )}
        </p>
      </section>
      <section className="manage-card">
        <h3>功能区</h3>
        {areas.length === 0 && <p className="manage-note">还没有分区。区域负责人按功能区安排。</p>}
        <ul className="manage-list">
          {areas.map((area) => (
            <li key={area.areaId}>
              <span>{area.name}</span>
              <span>
                <Button type="link" size="small" aria-label={`改名${area.name}`} onClick={() => open({ kind: 'area', area })}>
                  改名
                </Button>
                <Button
                  type="link"
                  size="small"
                  aria-label={`停用${area.name}`}
                  onClick={() => open({ kind: 'close area', area })}
                >
                  停用
                </Button>
              </span>
            </li>
          ))}
        </ul>
        <Button onClick={() => open({ kind: 'area' })}>新增功能区</Button>
      </section>
    </div>
  );
}
