/**
 * The commands as they are typed. They read options and print; the work is done by the
 * other rooms.
 */
package org.medaudit.run.command;
