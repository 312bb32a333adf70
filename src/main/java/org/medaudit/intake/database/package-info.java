/**
 * Reads the rows of a hospital's databases into the builder of a snapshot: gently, read
 * only, over several connections, beginning again where one is lost. Never writes to
 * them, and never shows how it signed in.
 */
package org.medaudit.intake.database;
