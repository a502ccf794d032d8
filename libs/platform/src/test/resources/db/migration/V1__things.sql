CREATE TABLE thing (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace uuid NOT NULL,
    name      text NOT NULL UNIQUE
);
SELECT protect('thing');
