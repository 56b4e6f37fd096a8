CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL
);
