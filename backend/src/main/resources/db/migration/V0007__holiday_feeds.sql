-- How fetching the holidays of a calendar goes. Where they come from is in its versions: `definition.holidayFeedUrl`.
alter table calendars add column feed_due_at timestamptz(3);
alter table calendars add column feed_refreshed_at timestamptz(3);
alter table calendars add column feed_failure text;
