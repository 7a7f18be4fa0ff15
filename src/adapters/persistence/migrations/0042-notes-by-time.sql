-- Notes are summed up in the order of their time: those of the same days together, however they came.
create index figures_pending_by_time on figures_pending (at);

-- Room for rows to change where they are, for the rows of a day do so every minute.
alter table day_figures set (fillfactor = 80);
