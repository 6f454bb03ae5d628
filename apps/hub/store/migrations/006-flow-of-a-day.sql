-- One day's flow is found among years of them.
CREATE INDEX IF NOT EXISTS event_business_day ON event (data ->> 'businessDay') WHERE type = 'ticket-issued';
