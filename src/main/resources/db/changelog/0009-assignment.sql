--liquibase formatted sql

--changeset semaforo:0009-agent-profile
create table agent_profile (
  login varchar(64) primary key,
  support_level integer not null,
  calendar varchar(64) not null,
  capacity integer not null,
  away_until timestamp(3) with time zone,
  row_version integer not null
);
create table agent_skill (
  login varchar(64) not null references agent_profile (login),
  category varchar(40) not null,
  skill integer not null,
  primary key (login, category)
);

--changeset semaforo:0009-ticket-load
create index ticket_load on ticket (assignee, state);

--changeset semaforo:0009-assignment-turn
create table assignment_turn (
  support_group varchar(64) primary key,
  last_login varchar(64) not null
);
