package org.medaudit.run.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down. */
final class ProgramVersion implements IVersionProvider {

	@Override
	public String[] getVersion() throws IOException {
		Properties build = new Properties();
		try (InputStream stream = ProgramVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
			build.load(stream);
		}
		return new String[] { "medaudit " + build.getProperty("build.version") };
	}

}
