import { useLingui } from '@lingui/react/macro';
import { MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useEnumOptions } from '../../../../shared/pickers/options';
import { bucketLabels } from '../../components/labels';
import { useReportContext } from '../../components/report-context';
import { BUCKETS } from '../../model/address';
import { dimensionsOf, fitted, LONGEST_NAME, mostGroups, type Part } from '../model/draft';
import { type PartField, type Place, placeIn } from '../model/faults';
import { choices } from './choices';
import { Field } from './Field';
import { KindField } from './KindField';
import { MetricsField } from './MetricsField';
import classes from './PartEditor.module.css';
import { usePartWords } from './use-part-words';

type Props = {
  part: Part;
  faults: ReadonlyMap<Place, string>;
  onChange: (part: Part, field: PartField) => void;
};

/** All that can be said about one part. */
export function PartEditor({ part, faults, onChange }: Props) {
  const { t } = useLingui();
  const { metrics, dimensions, frame } = useReportContext();
  const words = usePartWords();
  const buckets = useEnumOptions(BUCKETS, bucketLabels);
  const change = (field: PartField, patch: Partial<Part>) =>
    onChange(fitted({ ...part, ...patch }, metrics, frame.days), field);
  const fault = (field: PartField) => faults.get(placeIn(part, field));
  const { kind, bucket, groupBy } = part;
  const possible = part.metrics.length > 0 ? dimensionsOf(part.metrics, metrics) : [...dimensions.keys()];
  return (
    <div className={classes.editor}>
      <Field place={placeIn(part, 'metrics')}>
        <MetricsField
          value={part.metrics}
          onChange={(keys) => change('metrics', { metrics: keys })}
          error={fault('metrics')}
        />
      </Field>
      <Field place={placeIn(part, 'kind')} error={fault('kind')}>
        <KindField value={kind} onChange={(chosen) => change('kind', { kind: chosen })} />
      </Field>
      {kind !== 'number' && (
        <div className={classes.cut}>
          <Field place={placeIn(part, 'groupBy')}>
            <MultiSelect
              label={t`Told apart by`}
              placeholder={groupBy.length === 0 ? t`Nothing` : undefined}
              data={possible.map((key) => ({ value: key, label: dimensions.get(key)?.label ?? key }))}
              value={groupBy}
              onChange={(keys) => change('groupBy', { groupBy: keys })}
              searchable
              selectFirstOptionOnChange
              hidePickedOptions
              maxValues={mostGroups(part)}
              {...choices}
              nothingFoundMessage={t`Nothing is called that.`}
              error={fault('groupBy')}
            />
          </Field>
          <Field place={placeIn(part, 'bucket')}>
            <NativeSelect
              label={t`Step of time`}
              data={[...(kind === 'line' ? [] : [{ value: '', label: t`Whole range` }]), ...buckets]}
              value={bucket ?? ''}
              onChange={({ currentTarget: { value } }) =>
                change('bucket', { bucket: BUCKETS.find((each) => each === value) })
              }
              error={fault('bucket')}
            />
          </Field>
        </div>
      )}
      <Field place={placeIn(part, 'title')}>
        <TextInput
          label={t`Title`}
          placeholder={words.title({ ...part, title: '' })}
          maxLength={LONGEST_NAME}
          value={part.title}
          onChange={({ currentTarget: { value } }) => onChange({ ...part, title: value }, 'title')}
          error={fault('title')}
        />
      </Field>
    </div>
  );
}
