-- Samples by chance, each with an index of its own on words and marks: one workflow in 4, in 16, in 64, in 256. Counting
-- what a question has in a sample costs what the sample is large, where the index of all would be read through for it.
create index workflows_lot_4 on workflows using gin (search, marks) with (fastupdate = off)
  where get_byte(uuid_send(id), 15) % 4 = 0;
create index workflows_lot_16 on workflows using gin (search, marks) with (fastupdate = off)
  where get_byte(uuid_send(id), 15) % 16 = 0;
create index workflows_lot_64 on workflows using gin (search, marks) with (fastupdate = off)
  where get_byte(uuid_send(id), 15) % 64 = 0;
create index workflows_lot_256 on workflows using gin (search, marks) with (fastupdate = off)
  where get_byte(uuid_send(id), 15) % 256 = 0;
