-- What operators look for in lists: what stands within a name, an address or a title, and what has a rare status.

-- All that is `shortest` to three characters long within a text, in any case: what contains a text has all of that text's.
create function grams_of(value text, shortest integer) returns text[] language sql immutable strict parallel safe
return (
  select coalesce(array_agg(distinct substr(lower(value), at, length)), '{}')
    from generate_series(1, char_length(lower(value))) as at, generate_series(shortest, 3) as length
   where at + length <= char_length(lower(value)) + 1);

-- What is looked for, by as few and as long grams as it has.
create function longest_grams_of(value text) returns text[] language sql immutable strict parallel safe
return grams_of(value, least(3, char_length(lower(value))));

create index users_by_grams on users using gin (grams_of(email || e'\n' || name, 1));
create index users_by_status on users (status, created_at desc, id desc);
