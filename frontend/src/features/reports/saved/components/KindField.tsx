import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { WidgetKind } from '../../../../api/types';
import { KINDS } from '../model/draft';
import classes from './KindField.module.css';
import { kindIcons, kindLabels } from './kinds';

/** As what a part is shown: radio buttons with a picture each. */
export function KindField({ value, onChange }: { value: WidgetKind; onChange: (kind: WidgetKind) => void }) {
  const { t, i18n } = useLingui();
  const name = useId();
  return (
    <fieldset className={classes.field}>
      <legend className={classes.legend}>{t`Shown as`}</legend>
      <div className={classes.choices}>
        {KINDS.map((kind) => {
          const Icon = kindIcons[kind];
          return (
            <label key={kind} className={classes.choice}>
              <input
                type="radio"
                className={classes.radio}
                name={name}
                value={kind}
                checked={value === kind}
                onChange={() => onChange(kind)}
              />
              <Icon size={20} stroke={1.75} aria-hidden="true" />
              <span className={classes.word}>{i18n._(kindLabels[kind])}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
