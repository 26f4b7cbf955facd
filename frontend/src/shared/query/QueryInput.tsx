import { useLingui } from '@lingui/react/macro';
import { CloseButton, Popover } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import classes from './QueryInput.module.css';
import { QueryMarks } from './QueryMarks';
import { type Offer, type OfferGroup, SuggestionList } from './SuggestionList';
import { useSuggestions } from './use-suggestions';

type Props = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** Enter without a choice, or the choice of an offer that is a whole query. */
  onSubmit: (text: string) => void;
  /** Escape when no choices are shown. */
  onLeave?: () => void;
  /** Whole queries, shown while nothing is typed. */
  offers?: readonly OfferGroup[];
  /** The stretch of the text that the server did not understand. */
  fault?: { start: number; end: number };
  describedBy?: string;
  placeholder?: string;
  ref?: Ref<HTMLInputElement>;
};

/** A text field that completes queries: a combobox as WCAG's patterns describe it, with the focus always in the field. */
export function QueryInput(props: Props) {
  const { label, value, onChange, onSubmit, onLeave, offers, fault, describedBy, placeholder, ref } = props;
  const { t } = useLingui();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const marks = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => input.current as HTMLInputElement);
  const [focused, setFocused] = useState(false);
  const [opened, setOpened] = useState(false);
  const [active, setActive] = useState(-1);
  const [cursor, setCursor] = useState(value.length);
  // Where the cursor goes once the chosen text stands, and the blank that a choice put there by itself.
  const pending = useRef<number>(undefined);
  const ownBlank = useRef<number>(undefined);

  const suggested = useSuggestions(value, cursor, focused);
  const groups: readonly OfferGroup[] = value.trim() === '' ? [...(offers ?? []), ...suggested] : suggested;
  const items = groups.flatMap((group) => group.items);
  const shown = focused && opened && items.length > 0;
  const current = shown ? Math.min(active, items.length - 1) : -1;
  const optionId = (index: number) => `${listId}-${index}`;

  const follow = () => {
    if (marks.current && input.current) marks.current.style.translate = `${-input.current.scrollLeft}px`;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides how far the field has scrolled
  useLayoutEffect(() => {
    if (pending.current !== undefined) {
      input.current?.setSelectionRange(pending.current, pending.current);
      setCursor(pending.current);
      pending.current = undefined;
    }
    follow();
  }, [value]);
  useEffect(() => {
    if (current >= 0) document.getElementById(`${listId}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [current, listId]);

  const submit = (text: string) => {
    setOpened(false);
    setActive(-1);
    onSubmit(text);
  };
  const choose = (item: Offer) => {
    setActive(-1);
    if (item.run) {
      setOpened(false);
      item.run();
      return;
    }
    if (!item.edit) return;
    pending.current = item.edit.cursor;
    ownBlank.current = item.edit.text.endsWith(' ') ? item.edit.cursor : undefined;
    onChange(item.edit.text);
    if (item.submit) submit(item.edit.text);
    else setOpened(true);
  };
  const edited = (text: string, at: number) => {
    setOpened(true);
    setActive(-1);
    // A comma right behind a chosen value adds another one: the blank in between was ours.
    const blank = ownBlank.current;
    ownBlank.current = undefined;
    if (blank !== undefined && at === blank + 1 && text[blank] === ',' && text[blank - 1] === ' ') {
      pending.current = blank;
      onChange(text.slice(0, blank - 1) + text.slice(blank));
      return;
    }
    setCursor(at);
    onChange(text);
  };
  const keyDown = (event: KeyboardEvent) => {
    // While an input method composes, its keys are its own.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpened(true);
      if (event.altKey || items.length === 0) return;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // Between the last and the first one lies the field itself.
      const from = current === -1 && step === -1 ? items.length : current;
      const next = from + step;
      setActive(next >= items.length ? -1 : next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const item = items[current];
      if (item) choose(item);
      else submit(value);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (shown) setOpened(false);
      else onLeave?.();
    }
  };

  return (
    <Popover
      opened={shown}
      position="bottom-start"
      width="target"
      offset={4}
      withRoles={false}
      // Where the field is, so that the choices belong to the same landmark.
      withinPortal={false}
      returnFocus={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      hideDetached={false}
    >
      <Popover.Target>
        <div className={classes.field} data-invalid={fault ? true : undefined}>
          <IconSearch size={16} stroke={1.75} aria-hidden="true" className={classes.icon} />
          <div className={classes.text}>
            <QueryMarks ref={marks} query={value} fault={fault} />
            <input
              ref={input}
              className={classes.input}
              type="text"
              role="combobox"
              aria-label={label}
              aria-autocomplete="list"
              aria-expanded={shown}
              aria-controls={shown ? listId : undefined}
              aria-activedescendant={current >= 0 ? optionId(current) : undefined}
              aria-invalid={fault ? true : undefined}
              aria-describedby={describedBy}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              enterKeyHint="search"
              maxLength={2000}
              placeholder={placeholder}
              value={value}
              onChange={(event) => edited(event.currentTarget.value, event.currentTarget.selectionStart ?? 0)}
              onSelect={(event) => setCursor(event.currentTarget.selectionStart ?? 0)}
              onScroll={follow}
              onKeyDown={keyDown}
              onClick={() => setOpened(true)}
              onFocus={() => {
                setFocused(true);
                if (value === '' && offers?.length) setOpened(true);
              }}
              onBlur={() => {
                setFocused(false);
                setOpened(false);
              }}
            />
          </div>
          {value !== '' && (
            <CloseButton
              size={24}
              aria-label={t`Clear the search`}
              onClick={() => {
                edited('', 0);
                input.current?.focus();
              }}
            />
          )}
        </div>
      </Popover.Target>
      <Popover.Dropdown p={0} maw={560}>
        <SuggestionList id={listId} groups={groups} active={current} optionId={optionId} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}
