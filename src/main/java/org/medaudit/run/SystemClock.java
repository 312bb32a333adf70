package org.medaudit.run;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The time of every part of the product. */
@Configuration(proxyBeanMethods = false)
class SystemClock {

	@Bean
	Clock clock() {
		return Clock.systemDefaultZone();
	}

}
