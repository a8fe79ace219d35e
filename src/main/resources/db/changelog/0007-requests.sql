--liquibase formatted sql

--changeset semaforo:0007-approval-clock
alter table sla_clock add column runs_in_approval boolean default false not null;

--changeset semaforo:0007-requests
alter table ticket add column service varchar(64);
alter table ticket add column confidential boolean default false not null;
create table ticket_reader (
  folio varchar(20) not null,
  person varchar(64) not null,
  primary key (folio, person)
);
create index ticket_reader_of_person on ticket_reader (person);

--changeset semaforo:0007-service-request
create table service_request (
  folio varchar(20) primary key,
  agreement varchar(64) not null,
  support_group varchar(64) not null,
  form_values text not null,
  row_version integer not null
);
