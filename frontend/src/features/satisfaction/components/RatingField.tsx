import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useId } from 'react';
import { RATINGS, type Rating, ratingLabels, ratingOfKey } from '../model/ratings';
import { Face } from './Face';
import classes from './RatingField.module.css';

type Props = {
  label: string;
  value: Rating | undefined;
  onChange: (value: Rating) => void;
  fault?: string | undefined;
  disabled?: boolean;
};

/** One to five, as radio buttons: by touch, by the arrow keys, or by typing the number. */
export function RatingField({ label, value, onChange, fault, disabled }: Props) {
  const { i18n } = useLingui();
  const name = useId();
  const choose = (event: KeyboardEvent<HTMLElement>) => {
    const chosen = ratingOfKey(event.key);
    if (!chosen || event.ctrlKey || event.metaKey || event.altKey) return;
    onChange(chosen);
    event.currentTarget.querySelectorAll('input')[chosen - 1]?.focus();
  };
  return (
    <fieldset
      className={classes.field}
      disabled={disabled}
      aria-invalid={fault ? true : undefined}
      aria-describedby={fault ? `${name}-fault` : undefined}
      onKeyDown={choose}
    >
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.choices}>
        {RATINGS.map((rating) => (
          <label key={rating} className={classes.choice} data-rating={rating}>
            <input
              type="radio"
              className={classes.radio}
              name={name}
              value={rating}
              checked={value === rating}
              onChange={() => onChange(rating)}
            />
            <span className={classes.face}>
              <Face rating={rating} size={30} />
            </span>
            <span className={classes.number}>{rating}</span>
            <span className={classes.word}>{i18n._(ratingLabels[rating])}</span>
          </label>
        ))}
      </div>
      <p className={classes.chosen} aria-hidden="true">
        {value ? i18n._(ratingLabels[value]) : '\u00a0'}
      </p>
      {fault && (
        <p id={`${name}-fault`} role="alert" className={classes.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}
