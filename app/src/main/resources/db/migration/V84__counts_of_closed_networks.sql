-- What only some networks count of our own posts; null where it is not counted, which is not zero.
alter table own_part add views bigint, add saves bigint, add clicks bigint;
