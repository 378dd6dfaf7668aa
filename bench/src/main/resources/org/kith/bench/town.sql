-- A town to open pages on: 100,000 voices, 5,000 persons, 2,000,000 posts, of one workspace.
select setseed(0.4217);
-- What is made here fits together: no need to look up each row's owner again.
set session_replication_role = replica;

insert into topic (name, of_us, created_at)
select name, name = 'Harvestline', now() - interval '2 years'
from unnest('{Harvestline,Food waste,Bread,Community gardens,Hunger}'::text[]) as t (name);

insert into source (kind, name, address, next_read_at, created_at)
values ('ARCHIVE', 'Bluesky', 'import:bench', now() + interval '1 day', now() - interval '2 years');

-- The first 5,000 are persons', the others voices.
insert into account (network, key, handle, name, about, followers, profile_read_at)
select (array['BLUESKY', 'MASTODON', 'BLOG'])[1 + n % 3], 'did:bench:' || n, 'person' || n || '.example',
       (array['Ana', 'Ben', 'Chidi', 'Duc', 'Ewa', 'Femi', 'Gül', 'Hana', 'Imke', 'José'])[1 + n % 10] || ' '
         || initcap(substr(md5(n::text), 1, 7)),
       'Bakes, writes about ' || substr(md5('about' || n), 1, 9) || ', and cycles.',
       floor(exp(5 + 1.8 * sqrt(-2 * ln(1 - random())) * cos(6.2831853 * random())))::bigint, now() - interval '3 days'
from generate_series(1, 105000) n;

-- 400,000 who only listen, and the lists of 1,500 whom they follow: everybody of the circle's among them.
insert into account (network, key, handle, name, about, followers)
select 'BLUESKY', 'did:listener:' || n, 'listener' || n || '.example', '', '', null from generate_series(1, 400000) n;

insert into audience (account_id, page, followers, read_at)
select a.id, 0, array(select distinct 105001 + floor(400000 * power(random(), 2))::bigint + a.id - a.id
                      from generate_series(1, least(a.followers, 3000)::int)), now() - interval '3 days'
from account a where a.id <= 30 or (a.id <= 10000 and a.id % 7 = 0);

insert into audience_reading (account_id, state, whole, pages, started_at, completed_at)
select account_id, 'COMPLETE', cardinality(l.followers) >= 0.8 * a.followers, 1, l.read_at, l.read_at
from audience l join account a on a.id = l.account_id;

insert into audience_version (version) values (1);

analyze account;

-- Few say much: the square of a draw. In the order of time, as they are heard.
insert into post (network, key, account_id, source_id, url, at, text, language, answers, heard_at)
select a.network, 'post:' || d.n, a.id, s.id, 'https://posts.example/' || d.n, d.at,
       'Today at the market ' || substr(md5('x' || d.n), 1, 11) || ' gave bread to ' || substr(md5('y' || d.n), 1, 9)
         || ', and nobody asked why the shelf is open on Sundays.',
       'en', case when d.n % 7 = 0 then (d.n % 11)::int else 0 end, d.at
from (
  select n, 1 + floor(105000 * power(random(), 2))::int as who, now() - random() * interval '400 days' as at
  from generate_series(1, 2000000) n
) d
join (select id, network, row_number() over (order by id) as nr from account) a on a.nr = d.who
cross join source s
order by d.at;

insert into mention (post_id, topic_id, words, of_us, state, at)
select p.id, t.id, '{bread}', t.of_us, case when not t.of_us then 'NEW' when p.id % 3 > 0 then 'ANSWERED' when p.id % 17 = 0 then 'NOT_ABOUT_US' else 'NEW' end, p.at
from (select id, row_number() over (order by id) as nr, of_us from topic) t
join post p on p.id % 40 = t.nr * 8 - 8;

analyze post;
analyze mention;

insert into voice (account_id, state, found_by, first_heard_at, last_heard_at, mentions)
select a.id, case when a.nr % 20 = 0 then 'WATCHING' when a.nr % 33 = 0 then 'HIDDEN' else 'NEW' end, 'Bluesky',
       coalesce(h.first, now() - interval '100 days'), coalesce(h.last, now() - interval '100 days'), coalesce(h.many, 1)
from (select id, row_number() over (order by id) as nr from account) a
left join lateral (
  select min(m.at) as first, max(m.at) as last, count(*)::int as many
  from post p join mention m on m.post_id = p.id where p.account_id = a.id) h on true
where a.nr > 5000;

insert into person (name, about, email, purpose, connection, added_at)
select a.name, a.about, 'person' || a.nr || '@bench.example', 'Speaks about bread', 'NONE', now() - random() * interval '700 days'
from (select name, about, row_number() over (order by id) as nr from account) a
where a.nr <= 5000 order by a.nr;

insert into person_account (person_id, account_id, proof)
select p.id, a.id, 'chosen by hand'
from (select id, row_number() over (order by id) as nr from person) p
join (select id, row_number() over (order by id) as nr from account) a using (nr);

insert into relationship (person_id, stage, in_circle, circle_since, owner_id, rhythm_days, last_contact_at, stage_since)
select p.id, (array['NOTICED', 'SAID_HELLO', 'IN_TOUCH', 'FRIEND', 'SPEAKS_FOR_US'])[1 + p.nr % 5], p.nr <= 30,
       case when p.nr <= 30 then now() - interval '200 days' end, m.id, 14 + (p.nr % 40)::int,
       now() - random() * interval '90 days', now() - random() * interval '300 days'
from (select id, row_number() over (order by id) as nr from person) p cross join member m;

insert into interaction (person_id, kind, direction, at, text, member_id)
select p.id, k.kind, k.direction, now() - random() * interval '600 days', 'About the shelf and ' || substr(md5('t' || n), 1, 12), m.id
from generate_series(1, 60000) n
join (select id, row_number() over (order by id) as nr from person) p on p.nr = 1 + n % 5000
cross join member m
cross join lateral (
  select (array['MAIL', 'CALL', 'MEETING', 'THANKS', 'ASK'])[1 + n % 5] as kind,
         (array['GIVEN', 'GIVEN', 'RECEIVED', 'GIVEN', 'ASKED'])[1 + n % 5] as direction) k;

insert into next_step (person_id, what, due, member_id)
select p.id, 'Ask about ' || substr(md5('n' || p.id), 1, 8), current_date + (p.nr % 60)::int - 10, m.id
from (select id, row_number() over (order by id) as nr from person) p cross join member m
where p.nr % 5 < 3;

set session_replication_role = origin;
