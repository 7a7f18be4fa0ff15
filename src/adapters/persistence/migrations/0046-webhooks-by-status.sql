create index webhook_events_by_status on webhook_events (status, id desc);
