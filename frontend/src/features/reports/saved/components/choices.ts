import classes from './Choices.module.css';

/**
 * A list of choices that belongs to the part of the page where its field is, and that scrolls itself. It is there before
 * it is shown: only so the field says at once that it is open.
 */
export const choices = {
  comboboxProps: { withinPortal: false, keepMounted: true, shadow: 'md', transitionProps: { duration: 0 } },
  withScrollArea: false,
  classNames: { options: classes.options ?? '' },
} as const;
