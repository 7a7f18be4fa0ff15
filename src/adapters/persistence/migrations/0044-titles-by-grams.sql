-- Workflows as operators look for their sales: see 0039.
create index workflows_by_grams on workflows using gin (grams_of(title, 1));
