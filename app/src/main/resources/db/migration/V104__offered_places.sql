-- A link that offers somebody who works elsewhere on this Kith a place, instead of letting them in: the role they
-- will have. Only they themselves can take it, logged in.
alter table login_link add column offers short_text check (offers in ('OWNER', 'MANAGER', 'MEMBER', 'VIEWER'));
