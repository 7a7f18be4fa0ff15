-- All sessions of a buyer, those that ended too: they are erased with the account, and told of to who asks for them.
create index sessions_of_user_by_time on sessions (user_id, created_at desc, id desc) where user_id is not null;
drop index sessions_of_user;
