import { useLingui } from '@lingui/react/macro';
import type { Edit } from './completion';
import classes from './SuggestionList.module.css';

/** Something to choose: an edit of what is typed (`submit`: and ask at once), or something else to do. */
export type Offer = {
  id: string;
  label: string;
  /** What the query will say, where people read something else. */
  written?: string;
  edit?: Edit;
  submit?: boolean;
  run?: () => void;
};
export type OfferGroup = { id: string; title: string; items: readonly Offer[] };

type Props = {
  id: string;
  groups: readonly OfferGroup[];
  /** Counted over all groups; -1 for none. */
  active: number;
  optionId: (index: number) => string;
  onChoose: (item: Offer) => void;
};

/** The choices below a combobox. The focus stays in the field, so a press of the mouse must not take it. */
export function SuggestionList({ id, groups, active, optionId, onChoose }: Props) {
  const { t } = useLingui();
  let count = -1;
  return (
    <div id={id} role="listbox" aria-label={t`Suggestions`} className={classes.list}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
        <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
          <div id={`${id}-${group.id}`} role="presentation" className={classes.title}>
            {group.title}
          </div>
          {group.items.map((item) => {
            count += 1;
            const index = count;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
              <div
                key={item.id}
                id={optionId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className={classes.option}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(item)}
              >
                <span className={classes.label}>{item.label}</span>
                {item.written && <span className={classes.written}>{item.written}</span>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
