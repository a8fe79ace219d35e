--liquibase formatted sql

--changeset semaforo:0005-approvals
create sequence approval_seq start with 1 increment by 50;
create table approval (
  id bigint primary key,
  folio varchar(20) not null,
  requester varchar(64) not null,
  approval_round integer not null,
  approval_level integer not null,
  rule_words varchar(4000) not null,
  approver varchar(64),
  role_group varchar(64),
  on_behalf_of varchar(64),
  state varchar(10) not null,
  requested_at timestamp(3) with time zone,
  token varchar(40),
  decided_by varchar(64),
  decided_at timestamp(3) with time zone,
  reason varchar(20000),
  row_version integer not null,
  constraint approval_of_one check ((approver is null) <> (role_group is null)),
  constraint approval_token unique (token)
);
create index approval_of_folio on approval (folio, approval_round, approval_level);
create index approval_awaits_person on approval (approver, state);
create index approval_awaits_role on approval (role_group, state);
