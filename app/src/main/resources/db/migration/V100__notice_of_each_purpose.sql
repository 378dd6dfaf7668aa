-- Which purpose somebody was kept for at a moment.
create function kith_purpose_at(of_person bigint, moment timestamptz) returns text language sql stable as $$
  select coalesce(
    (select e.purpose from person_edit e
     where e.person_id = of_person and e.edited_at > moment and e.purpose <> e.purpose_since order by e.id limit 1),
    (select p.purpose from person p where p.id = of_person))
$$;

-- Who was told why we hold their data, of the purpose we hold it for now: another one is told anew (GDPR, Art. 14(4)).
create view notice_told with (security_invoker = true) as
  select c.id, c.workspace_id, c.person_id, c.at
  from consent_said c join person p on p.id = c.person_id
  where c.said = 'NOTICED' and p.purpose = kith_purpose_at(p.id, c.at);
