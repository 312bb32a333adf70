/** What tests of several rooms share: servers and processes that are real. */
package org.medaudit.testing;
