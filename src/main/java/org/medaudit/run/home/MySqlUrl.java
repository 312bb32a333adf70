package org.medaudit.run.home;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The options that the connection to MySQL needs, where its address does not set them.
 */
final class MySqlUrl {

	private static final Map<String, String> NEEDED = needed();

	private MySqlUrl() {
	}

	private static Map<String, String> needed() {
		Map<String, String> options = new LinkedHashMap<>();
		options.put("rewriteBatchedStatements", "true");
		options.put("useCursorFetch", "true");
		options.put("characterEncoding", "UTF-8");
		return options;
	}

	static String complete(String url) {
		StringBuilder complete = new StringBuilder(url);
		NEEDED.forEach((name, value) -> {
			if (!url.contains(name + "=")) {
				complete.append((complete.indexOf("?") < 0) ? '?' : '&').append(name).append('=').append(value);
			}
		});
		return complete.toString();
	}

}
