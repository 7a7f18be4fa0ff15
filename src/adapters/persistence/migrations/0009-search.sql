-- What is searched of a workflow: its words, made by the application, which needs no extension of PostgreSQL for it.
-- Weights: A title, B integrations and tags, C summary, D description (twice) and node types (once).
alter table workflows add column search tsvector not null default '';
-- Read for every row that a search passes by: it stays in the row, the description moves out first.
alter table workflows alter column search set storage main;

-- What filters ask for, as words: one index answers any of them together with a search. The lots are samples by chance:
-- one workflow in 4, in 16, in 64, in 256.
create function workflow_marks(
  id uuid, categories text[], tags text[], integrations text[], node_types text[], trigger text, price_amount bigint
) returns text[] language sql immutable parallel safe
return (
  select array_agg(mark) from (
    select 'category:' || each as mark from unnest(categories) as each
    union all select 'tag:' || each from unnest(tags) as each
    union all select 'integration:' || each from unnest(integrations) as each
    union all select 'node:' || each from unnest(node_types) as each
    union all select 'trigger:' || trigger
    union all select 'free:' || (price_amount = 0)
    union all select 'lot:' || lot from unnest(array[4, 16, 64, 256]) as lot
               where ('x' || right(id::text, 2))::bit(8)::integer % lot = 0
  ) as all_marks);

alter table workflows add column marks text[] not null generated always as (
  workflow_marks(id, categories, tags, integrations, node_types, trigger, price_amount)) stored;

drop index workflows_by_category, workflows_by_tag, workflows_by_integration, workflows_by_node;
-- Without a list of pending entries, which every search would have to read.
create index workflows_by_words on workflows using gin (search, marks) with (fastupdate = off);
create index workflows_for_operators_by_status on workflows (status, created_at desc, id desc);

-- All words of all workflows: what a word can begin, and what it may have been meant for.
create function word_trigrams(word text) returns text[] language sql immutable parallel safe
return (select array_agg(distinct substr('^' || word || '$', at, 3)) from generate_series(1, char_length(word)) as at);

create table search_words (
  word text collate "C" primary key,
  trigrams text[] not null generated always as (word_trigrams(word)) stored
);
create index search_words_by_trigram on search_words using gin (trigrams) with (fastupdate = off);

-- What is there already is found by its plain words, until it is saved again.
update workflows set search =
  setweight(to_tsvector('simple', title), 'A')
  || setweight(to_tsvector('simple', array_to_string(integrations || tags, ' ')), 'B')
  || setweight(to_tsvector('simple', summary), 'C') || to_tsvector('simple', left(description, 5000));
insert into search_words
select distinct word from workflows, unnest(tsvector_to_array(search)) as word where char_length(word) between 2 and 40;

-- The cards of each category, ready in every order: a page of a category is one range of an index.
create table category_shelves (
  category text not null,
  id uuid not null,
  slug text not null,
  title text not null,
  summary text not null,
  price_amount bigint not null,
  price_currency text not null,
  categories text[] not null,
  tags text[] not null,
  integrations text[] not null,
  trigger text not null,
  node_count integer not null,
  risk text not null,
  sales_count bigint not null,
  published_at timestamptz not null,
  primary key (id, category)
);
create index category_shelves_newest on category_shelves (category, published_at desc, id desc);
create index category_shelves_popular on category_shelves (category, sales_count desc, id desc);
create index category_shelves_by_price on category_shelves (category, price_currency, price_amount, id);

-- How many published workflows a category has.
alter table categories add column items bigint not null default 0;

create function count_category() returns trigger language plpgsql as $$
begin
  new.items := (select count(*) from category_shelves where category = new.slug);
  return new;
end
$$;
create trigger categories_are_counted before insert or update of slug on categories
  for each row execute function count_category();

-- A function of its own, because triggers of a statement name its rows differently by what it does.
create function shelve(touched uuid[]) returns void language plpgsql as $$
declare
  gone text[];
  came text[];
begin
  with taken as (delete from category_shelves where id = any (touched) returning category)
  select array_agg(category) into gone from taken;
  with put as (
    insert into category_shelves
    select c.category, w.id, w.slug, w.title, w.summary, w.price_amount, w.price_currency, w.categories, w.tags,
           w.integrations, w.trigger, w.node_count, w.risk, w.sales_count, w.published_at
      from workflows w cross join lateral (select distinct category from unnest(w.categories) as category) c
     where w.id = any (touched) and w.status = 'published'
    returning category)
  select array_agg(category) into came from put;
  -- In order of their slugs, so that two who publish do not wait for each other in a circle.
  with changes as (
    select category, sum(by) as by
      from (select unnest(gone) as category, -1 as by union all select unnest(came), 1) as each
     group by category having sum(by) <> 0),
  locked as (select slug from categories where slug in (select category from changes) order by slug for no key update)
  update categories c set items = c.items + changes.by
    from changes join locked on locked.slug = changes.category where c.slug = changes.category;
end
$$;

create function shelve_new() returns trigger language plpgsql as $$
begin
  perform shelve(array_agg(id)) from after where status = 'published' having count(*) > 0;
  return null;
end
$$;
create function shelve_changed() returns trigger language plpgsql as $$
begin
  perform shelve(array_agg(b.id)) from before b join after a on a.id = b.id
    where (b.status, b.slug, b.title, b.summary, b.price_amount, b.price_currency, b.categories, b.tags,
           b.integrations, b.trigger, b.node_count, b.risk, b.sales_count, b.published_at)
          is distinct from
          (a.status, a.slug, a.title, a.summary, a.price_amount, a.price_currency, a.categories, a.tags,
           a.integrations, a.trigger, a.node_count, a.risk, a.sales_count, a.published_at)
      and 'published' in (a.status, b.status)
   having count(*) > 0;
  return null;
end
$$;
create function shelve_gone() returns trigger language plpgsql as $$
begin
  perform shelve(array_agg(id)) from before where status = 'published' having count(*) > 0;
  return null;
end
$$;
create trigger workflows_are_shelved after insert on workflows
  referencing new table as after for each statement execute function shelve_new();
create trigger workflows_are_shelved_anew after update on workflows
  referencing old table as before new table as after for each statement execute function shelve_changed();
create trigger workflows_are_taken_off after delete on workflows
  referencing old table as before for each statement execute function shelve_gone();

insert into category_shelves
select c.category, w.id, w.slug, w.title, w.summary, w.price_amount, w.price_currency, w.categories, w.tags,
       w.integrations, w.trigger, w.node_count, w.risk, w.sales_count, w.published_at
  from workflows w cross join lateral (select distinct category from unnest(w.categories) as category) c
 where w.status = 'published';
update categories set items = (select count(*) from category_shelves where category = slug);
