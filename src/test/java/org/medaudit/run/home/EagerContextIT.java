package org.medaudit.run.home;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medaudit.MedAudit;
import org.medaudit.finding.Findings;
import org.medaudit.intake.Ingest;
import org.medaudit.report.SelfInspectionReport;
import org.medaudit.scan.Scan;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Lazy beans would hide a part that cannot be made until somebody needs it. */
class EagerContextIT {

	@TempDir
	Path folder;

	@Test
	void everyPartCanBeMade() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(MedAudit.class)
			.web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.lazyInitialization(false)
			.properties("spring.datasource.url=jdbc:h2:file:" + this.folder.resolve("medaudit"))
			.run()) {
			for (Class<?> part : new Class<?>[] { Ingest.class, Scan.class, Findings.class,
					SelfInspectionReport.class }) {
				assertThat(context.getBeansOfType(part)).as(part.getName()).hasSize(1);
			}
		}
	}

}
