-- A campaign is over after its last day, or when somebody ended it before. Who comes by its links from then on is
-- counted apart.
alter table campaign add ended_at timestamptz;
alter table campaign no force row level security;
-- When these were ended nobody wrote down; their links have led nowhere since, so nothing was counted.
update campaign set ended_at = least(until, now()) where state = 'ENDED';
alter table campaign force row level security;
alter table campaign add over_at timestamptz not null generated always as (least(until, ended_at)) stored;

-- Who is asked: whoever has the tag, or the circle where it names none.
alter table campaign add asks_tag short_text not null default '' check (char_length(asks_tag) <= 60);

-- A draft somebody threw away, which they may take back for a month.
alter table campaign add discarded_at timestamptz, add check (discarded_at is null or state = 'DRAFT');
