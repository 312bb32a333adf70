/**
 * The folder that holds state, who may write into it, the database, and the Spring
 * context over them.
 */
package org.medaudit.run.home;
