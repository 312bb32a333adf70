package org.medaudit.run.home;

import java.nio.file.Path;
import java.util.Map;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.MedAudit;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class InstallationIT {

	@Test
	void printsNothingAboutALogThatCannotBeWritten(@TempDir Path folder) {
		LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
		try (Installation installation = Installation.forWriting(MedAudit.class, new Home(folder), Map.of(), () -> {
		})) {
			assertThat(installation.work()).isNotNull();
			assertThat(log.getStatusManager().getCopyOfStatusListenerList()).isEmpty();
		}
	}

}
