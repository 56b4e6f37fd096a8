CREATE TABLE "organisation" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL
);
