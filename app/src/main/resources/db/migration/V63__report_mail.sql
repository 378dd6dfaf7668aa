-- A report is sent to members of the team.
alter table mail_message drop constraint mail_message_kind_check;
alter table mail_message add constraint mail_message_kind_check check (kind in ('INVITATION', 'FRIDAY', 'REPORT'));
