import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that go with the messages of a template, version by version; an id of templates, for the files that are theirs. */
export class TemplateAttachments1700000000016 implements MigrationInterface {
  readonly name = 'TemplateAttachments1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message_templates ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;

      CREATE TABLE message_template_attachments (
        template_key text NOT NULL,
        number integer NOT NULL,
        position smallint NOT NULL CHECK (position > 0),
        file_id uuid NOT NULL REFERENCES files,
        PRIMARY KEY (template_key, number, position),
        UNIQUE (template_key, number, file_id),
        FOREIGN KEY (template_key, number) REFERENCES message_template_versions (template_key, number)
      );
      CREATE TRIGGER message_template_attachments_append_only BEFORE UPDATE OR DELETE ON message_template_attachments
        FOR EACH ROW EXECUTE FUNCTION refuse_to_edit_history();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE message_template_attachments;
      ALTER TABLE message_templates DROP COLUMN id;
    `);
  }
}
