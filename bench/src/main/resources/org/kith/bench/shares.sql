-- A month to report on: 10,000 people who share a million times, for three campaigns, heard by 200,000 who only listen.
select setseed(0.7731);
-- What is made here fits together: no need to look up each row's owner again.
set session_replication_role = replica;

insert into topic (name, of_us, created_at)
select name, name = 'Harvestline', now() - interval '2 years' from unnest('{Harvestline,Food waste,Bread}'::text[]) as t (name);

insert into source (kind, name, address, next_read_at, created_at)
values ('ARCHIVE', 'Bluesky', 'import:bench', now() + interval '1 day', now() - interval '2 years');

insert into account (network, key, handle, name, about, followers, ours, profile_read_at)
select 'BLUESKY', 'did:bench:' || n, 'person' || n || '.example', 'Person ' || n, '',
       floor(exp(4.5 + 1.4 * sqrt(-2 * ln(1 - random())) * cos(6.2831853 * random())))::bigint, n > 10000, now() - interval '3 days'
from generate_series(1, 10003) n;

insert into account (network, key, handle, name, about)
select 'BLUESKY', 'did:listener:' || n, 'listener' || n || '.example', '', '' from generate_series(1, 200000) n;

insert into audience (account_id, page, followers, read_at)
select a.id, 0, array(select distinct b.first + floor(200000 * power(random(), 2))::bigint + a.id - a.id
                      from generate_series(1, least(a.followers, 5000)::int)), now() - interval '3 days'
from account a cross join (select min(id) + 10003 as first from account) b where a.id < b.first;

insert into audience_reading (account_id, state, whole, pages, started_at, completed_at)
select account_id, 'COMPLETE', cardinality(l.followers) >= 0.8 * a.followers, 1, l.read_at, l.read_at
from audience l join account a on a.id = l.account_id;
insert into audience_version (version) values (1);

insert into person (name, purpose, added_at)
select name, 'Speaks about bread', now() - interval '1 year' from account where key like 'did:bench:%' and not ours order by id;
insert into person_account (person_id, account_id, proof)
select p.id, a.id, 'chosen by hand'
from (select id, row_number() over (order by id) as nr from person) p
join (select id, row_number() over (order by id) as nr from account where key like 'did:bench:%') a using (nr);

insert into campaign (name, destination, starts_at, until, state, hashtag, forecast, forecast_sealed_at)
select 'Campaign ' || n, 'https://harvestline.example/' || n, date_trunc('month', now()) - interval '1 day', now() + interval '20 days',
       'RUNNING', 'walk' || n,
       '{"people":50,"value":20000,"low":15000,"high":26000,"confidence":0.9,"coverage":0.8,"how":"SAMPLED"}',
       date_trunc('month', now()) - interval '1 day'
from generate_series(1, 3) n;

analyze account;

-- Few say much: the square of a draw. All of it since the month began.
insert into post (network, key, account_id, source_id, url, at, text, language, tags, relation, relation_key, heard_at)
select 'BLUESKY', 'post:' || d.n, a.id, s.id, 'https://posts.example/' || d.n, d.at,
       case when d.n % 4 = 0 then '' else 'Come to the walk ' || substr(md5('x' || d.n), 1, 11) || ', the shelf is open on Sundays.' end,
       'en', case when d.n % 4 = 0 then '{}'::text[] else array['walk' || 1 + d.n % 3] end,
       case when d.n % 4 = 0 then 'REPOST' end, case when d.n % 4 = 0 then 'post:' || d.n - 3 end, d.at
from (
  select n, 1 + floor(10000 * power(random(), 1.5))::int as who,
         date_trunc('month', now()) + n / 1000000.0 * (now() - date_trunc('month', now())) as at
  from generate_series(1, 1000000) n
) d
join (select id, row_number() over (order by id) as nr from account where key like 'did:bench:%') a on a.nr = d.who
cross join source s;

insert into mention (post_id, topic_id, words, of_us, state, at)
select p.id, t.id, '{bread}', t.of_us, 'NEW', p.at
from (select id, row_number() over (order by id) as nr, of_us from topic) t
join post p on p.id % 20 = t.nr;

analyze post;
insert into share (campaign_id, post_id, grade, at)
select c.id, p.id, case when p.relation is null then 'STATED' else 'PROVEN' end, p.at
from post p join (select id, row_number() over (order by id) as nr from campaign) c on c.nr = 1 + p.id % 3;

set session_replication_role = origin;
