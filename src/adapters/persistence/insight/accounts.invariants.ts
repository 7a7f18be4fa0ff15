/** Whoever is shut out or gone has no session that goes on, and nobody has two ways to a new password. */
export const sessionsOfAccounts = `
  select s.id::text as of, u.status, 'a session goes on of who may not sign in' as fault
    from sessions s join users u on u.id = s.user_id
   where s.ended_at is null and u.status in ('suspended', 'erased')
  union all
  select s.id::text, a.status, 'a session goes on of who may not sign in'
    from sessions s join admins a on a.id = s.admin_id
   where s.ended_at is null and a.status <> 'active'
  union all
  select r.user_id::text, count(*)::text, 'more than one way to a new password is open'
    from password_resets r where r.ended_at is null group by r.user_id having count(*) > 1`
