CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`current_campaign_id` text,
	`example` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `workspace` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`platform` text NOT NULL,
	`external_id` text NOT NULL,
	`calendar_held_until` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `workspace_organisation` ON `workspace` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `association` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`areas` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `association_name` ON `association` (`organisation_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `channel` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`external_id` text NOT NULL,
	`purpose` text NOT NULL,
	`association_id` text,
	`closed` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspace`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `channel_place` ON `channel` (`workspace_id`,`external_id`);--> statement-breakpoint
CREATE INDEX `channel_organisation` ON `channel` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `campaign` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`name` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`zone` text NOT NULL,
	`locale` text NOT NULL,
	`hours` text NOT NULL,
	`settings` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `campaign_organisation` ON `campaign` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `goal` (
	`campaign_id` text NOT NULL,
	`association_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`list_size` integer,
	`unit` text,
	`value` integer,
	`joined_on` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `association_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`locale` text,
	`zone` text,
	`muted` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `account` (
	`workspace_id` text NOT NULL,
	`external_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `external_id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspace`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `account_person` ON `account` (`person_id`);--> statement-breakpoint
CREATE TABLE `membership` (
	`person_id` text NOT NULL,
	`association_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `association_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `role` (
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`association_id` text NOT NULL,
	`source` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `name`, `association_id`, `source`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `role_organisation` ON `role` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `claim` (
	`person_id` text NOT NULL,
	`association_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `association_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `claim_organisation` ON `claim` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `willing` (
	`person_id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`weekdays` text NOT NULL,
	`areas` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `willing_organisation` ON `willing` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `draft` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`until` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `draft_until` ON `draft` (`organisation_id`,`until`);--> statement-breakpoint
CREATE INDEX `draft_person` ON `draft` (`person_id`);--> statement-breakpoint
CREATE TABLE `code` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`organisation_id` text,
	`person_id` text,
	`until` integer NOT NULL,
	`attempt` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`actor_id` text,
	`verb` text NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_time` ON `audit` (`organisation_id`,`at`);--> statement-breakpoint
CREATE TABLE `activity` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`source` text,
	`source_facts` text,
	`left_out` integer NOT NULL,
	`kind` text NOT NULL,
	`series` text,
	`day` text NOT NULL,
	`title` text NOT NULL,
	`place` text NOT NULL,
	`description` text NOT NULL,
	`meeting_point` text,
	`bring` text,
	`contact` text,
	`area` text,
	`version` integer NOT NULL,
	`cancelled_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `activity_day` ON `activity` (`campaign_id`,`day`);--> statement-breakpoint
CREATE INDEX `activity_source` ON `activity` (`organisation_id`,`source`);--> statement-breakpoint
CREATE TABLE `revision` (
	`activity_id` text NOT NULL,
	`version` integer NOT NULL,
	`organisation_id` text NOT NULL,
	`facts` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`activity_id`, `version`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `host` (
	`activity_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`association_id` text,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`activity_id`, `name`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `shift` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`start` text,
	`end` text,
	`needed` integer,
	`capacity` integer,
	`lead_id` text,
	`closed_at` integer,
	`by_number` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `shift_activity` ON `shift` (`activity_id`);--> statement-breakpoint
CREATE TABLE `squad` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`shift_id` text NOT NULL,
	`association_id` text NOT NULL,
	`seats` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shift_id`) REFERENCES `shift`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `squad_shift` ON `squad` (`shift_id`);--> statement-breakpoint
CREATE TABLE `sign_up` (
	`shift_id` text NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`association_id` text,
	`squad_id` text,
	`seats` integer NOT NULL,
	`state` text NOT NULL,
	`turn` integer NOT NULL,
	`queued_at` integer NOT NULL,
	`confirm_by` integer,
	`late_at` integer,
	PRIMARY KEY(`shift_id`, `person_id`),
	FOREIGN KEY (`shift_id`) REFERENCES `shift`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squad`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_up_person` ON `sign_up` (`person_id`);--> statement-breakpoint
CREATE INDEX `sign_up_counts` ON `sign_up` (`shift_id`,`state`,`squad_id`,`seats`,`turn`);--> statement-breakpoint
CREATE TABLE `alarm` (
	`shift_id` text NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`shift_id`, `person_id`),
	FOREIGN KEY (`shift_id`) REFERENCES `shift`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `alarm_person` ON `alarm` (`person_id`);--> statement-breakpoint
CREATE TABLE `walk_in` (
	`shift_id` text NOT NULL,
	`party` text NOT NULL,
	`association_id` text,
	`organisation_id` text NOT NULL,
	`people` integer NOT NULL,
	PRIMARY KEY(`shift_id`, `party`),
	FOREIGN KEY (`shift_id`) REFERENCES `shift`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `report` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`day` text NOT NULL,
	`shift_id` text,
	`association_id` text,
	`person_id` text,
	`scope` text NOT NULL,
	`counts` integer NOT NULL,
	`held` integer NOT NULL,
	`callers` integer NOT NULL,
	`minutes` integer NOT NULL,
	`dials` integer NOT NULL,
	`answers` integer NOT NULL,
	`conversations` integer NOT NULL,
	`items` integer NOT NULL,
	`doors` integer NOT NULL,
	`attended` integer NOT NULL,
	`replaced_by_id` text,
	`withdrawn_at` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shift_id`) REFERENCES `shift`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_day` ON `report` (`campaign_id`,`day`,`association_id`);--> statement-breakpoint
CREATE INDEX `report_shift` ON `report` (`shift_id`);--> statement-breakpoint
CREATE INDEX `report_person` ON `report` (`person_id`);--> statement-breakpoint
CREATE TABLE `occurrence` (
	`job` text NOT NULL,
	`subject` text NOT NULL,
	`moment` integer NOT NULL,
	`organisation_id` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`job`, `subject`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `occurrence_moment` ON `occurrence` (`organisation_id`,`job`,`moment`);--> statement-breakpoint
CREATE TABLE `tick` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `post` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`channel_id` text,
	`person_id` text,
	`job` text,
	`view` text NOT NULL,
	`args` text NOT NULL,
	`subject` text NOT NULL,
	`urgency` integer NOT NULL,
	`state` text NOT NULL,
	`stale` integer NOT NULL,
	`due_at` integer NOT NULL,
	`until` integer,
	`lease_until` integer,
	`first_tried_at` integer,
	`attempts` integer NOT NULL,
	`workspace_id` text,
	`ref_channel` text,
	`ref_parts` text,
	`fault` text,
	`sent_at` integer,
	`edited_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`channel_id`) REFERENCES `channel`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspace`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `post_state` ON `post` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `post_subject` ON `post` (`organisation_id`,`subject`,`stale`);--> statement-breakpoint
CREATE INDEX `post_stale` ON `post` (`stale`);--> statement-breakpoint
CREATE INDEX `post_person` ON `post` (`person_id`);--> statement-breakpoint
CREATE TABLE `stale_subject` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`subjects` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reminder` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`created_by` text,
	`target` text NOT NULL,
	`recurrence` text NOT NULL,
	`text` text NOT NULL,
	`since` integer NOT NULL,
	`paused_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reminder_organisation` ON `reminder` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `native_event` (
	`workspace_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`external_id` text,
	`shown` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `activity_id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspace`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `seen` (
	`workspace_id` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `seen_at` ON `seen` (`at`);--> statement-breakpoint
CREATE TABLE `ping` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`association_id` text NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`occasion` text,
	`goal` integer,
	`dials` integer NOT NULL,
	`booked_minutes` integer NOT NULL,
	`probability` integer,
	`ask_total` integer NOT NULL,
	`ask_week` integer NOT NULL,
	`withdrawn_at` integer,
	`answered_at` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ping_association` ON `ping` (`campaign_id`,`association_id`,`day`);--> statement-breakpoint
CREATE TABLE `follow_up` (
	`campaign_id` text NOT NULL,
	`association_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`highest` integer NOT NULL,
	`quiet_until` text,
	`handed_over_on` text,
	`taken_by` text,
	PRIMARY KEY(`campaign_id`, `association_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `playground_message` (
	`id` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `playground_account` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`locale` text
);
