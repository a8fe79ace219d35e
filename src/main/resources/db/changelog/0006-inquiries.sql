--liquibase formatted sql

--changeset semaforo:0006-inquiries
create table inquiry (
  token varchar(40) primary key,
  folio varchar(20) not null,
  person varchar(64) not null,
  question varchar(20000) not null,
  asked_at timestamp(3) with time zone not null,
  answered_at timestamp(3) with time zone,
  answer varchar(20000),
  closed_at timestamp(3) with time zone,
  row_version integer not null
);
create index inquiry_of_folio on inquiry (folio, asked_at);
