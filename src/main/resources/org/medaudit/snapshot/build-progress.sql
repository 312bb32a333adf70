-- Only while a snapshot is built: what is finished of it, and where the rows of the records are read from.
CREATE TABLE build_progress (part VARCHAR, text VARCHAR);
CREATE TABLE build_piece (record VARCHAR, file_id INTEGER, origin VARCHAR, line VARCHAR, column_names VARCHAR[], column_texts VARCHAR[]);
