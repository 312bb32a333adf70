package org.medaudit.run.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
final class SharedOptions {

	static final long LEAST_MEMORY = 256;

	@Option(names = "--home", paramLabel = "DIR", descriptionKey = "option.home", scope = ScopeType.INHERIT)
	Path home;

	@Option(names = "--memory", paramLabel = "SIZE", descriptionKey = "option.memory", scope = ScopeType.INHERIT,
			converter = MemorySize.class)
	long memoryMegabytes = 2_048;

	@Option(names = "--threads", paramLabel = "N", descriptionKey = "option.threads", scope = ScopeType.INHERIT,
			converter = ThreadCount.class)
	int threads = Runtime.getRuntime().availableProcessors();

	@Option(names = "--rules", paramLabel = "DIR", descriptionKey = "option.rules", scope = ScopeType.INHERIT)
	Path rules;

	@Option(names = "--knowledge", paramLabel = "DIR", descriptionKey = "option.knowledge", scope = ScopeType.INHERIT)
	Path knowledge;

	@Option(names = "--parameters", paramLabel = "FILE", descriptionKey = "option.parameters",
			scope = ScopeType.INHERIT)
	Path parameters;

	@Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "option.lang", scope = ScopeType.INHERIT)
	Tongue language;

	@Option(names = { "-h", "--help" }, usageHelp = true, descriptionKey = "option.help", scope = ScopeType.INHERIT)
	boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, descriptionKey = "option.version",
			scope = ScopeType.INHERIT)
	boolean version;

	/** The languages there are; {@link Language} reads the option before it is parsed. */
	enum Tongue {

		ZH, EN

	}

	/** Megabytes from 2g or 1500m. */
	static final class MemorySize implements ITypeConverter<Long> {

		private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([gm])b?");

		@Override
		public Long convert(String value) {
			Matcher size = SIZE.matcher(value.toLowerCase(Locale.ROOT));
			if (size.matches()) {
				long megabytes = Long.parseLong(size.group(1)) * ("g".equals(size.group(2)) ? 1_024 : 1);
				if (megabytes >= LEAST_MEMORY) {
					return megabytes;
				}
			}
			throw unusable(value);
		}

	}

	/** At least one. */
	static final class ThreadCount implements ITypeConverter<Integer> {

		@Override
		public Integer convert(String value) {
			if (value.matches("[1-9]\\d{0,3}")) {
				return Integer.valueOf(value);
			}
			throw unusable(value);
		}

	}

	private static Unusable unusable(String value) {
		return new Unusable("run.use-engine", value, String.valueOf(LEAST_MEMORY));
	}

}
